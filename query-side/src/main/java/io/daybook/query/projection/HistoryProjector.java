package io.daybook.query.projection;

import io.daybook.ledger.LedgerEvent;
import io.daybook.query.index.Index;
import io.daybook.query.projection.Past.Newest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes a document for each revision of something: what it was from one position of the ledger to
 * before another. A document is written when its revision begins, and again, with its end, when the
 * next one does.
 *
 * @param <S> the aggregate
 */
abstract class HistoryProjector<S> implements Projector<Past<S>> {

  private final Index index;
  private final Projector<S> present;

  /**
   * @param index of the history
   * @param present the projector of the same aggregates as they are now
   */
  HistoryProjector(Index index, Projector<S> present) {
    this.index = index;
    this.present = present;
  }

  /**
   * The document of the present for a state, without its interval.
   *
   * @param state null if the aggregate does not exist
   * @return null if there is no such thing in the state
   */
  abstract @Nullable ObjectNode document(@Nullable S state, UUID id);

  /** What a change is about, with the position of the last event about it. */
  Map<UUID, Long> touched(Step<S> change) {
    LogEntry last = change.entries().getLast();
    return Map.of(last.aggregateId(), last.position());
  }

  /** Adds to a document what is told of the change that led to it. */
  void describe(ObjectNode document, Step<S> change, int revision) {}

  @Override
  public final Index home() {
    return index;
  }

  @Override
  public final Set<Index> indices() {
    return Set.of(index);
  }

  @Override
  public final String aggregateType() {
    return present.aggregateType();
  }

  @Override
  public final Past<S> evolve(@Nullable Past<S> before, LedgerEvent event, LogEntry entry) {
    Past<S> past = before == null ? Past.begin() : before;
    return past.withState(present.evolve(past.state(), event, entry));
  }

  /**
   * What the state has in it already may not be in the documents, and a change that a batch split
   * has to be told again as one: then it is told from the log.
   */
  @Override
  public final boolean canFollow(Past<S> kept, long version, LogEntry next) {
    Appended appended = next.appended();
    return version < next.position()
        && (appended == null || !appended.at().equals(kept.appended()));
  }

  @Override
  public final List<Write> documents(Folded<Past<S>> folded) {
    List<Write> documents = new ArrayList<>();
    project(folded, documents::add);
    return documents;
  }

  /** Of a long history the documents would be many: none of them is made. */
  @Override
  public final Past<S> kept(Folded<Past<S>> folded) {
    return tell(folded, Revisions.IGNORED);
  }

  @Override
  public final Past<S> project(Folded<Past<S>> folded, Consumer<Write> out) {
    RevisionWrites writes = new RevisionWrites(index, out);
    Past<S> kept = tell(folded, writes);
    writes.finish();
    return kept;
  }

  private Past<S> tell(Folded<Past<S>> folded, Revisions out) {
    Past<S> past = folded.before() == null ? Past.begin() : folded.before();
    Map<UUID, Newest> newest = new HashMap<>(past.newest());
    List<LogEntry> left = folded.entries();
    while (!left.isEmpty()) {
      Step<S> change = change(past.state(), left);
      touched(change)
          .forEach(
              (id, position) -> newest.compute(id, (_, n) -> tell(change, id, n, position, out)));
      past = new Past<>(change.after(), appended(change.entries().getLast()).at(), newest);
      left = left.subList(change.entries().size(), left.size());
    }
    return past;
  }

  /** The first change of some entries. */
  private Step<S> change(@Nullable S before, List<LogEntry> entries) {
    S after = before;
    int end = 0;
    do {
      LogEntry entry = entries.get(end++);
      after = present.evolve(after, entry.readable(), entry);
    } while (end < entries.size() && entries.get(end).isOneChangeWith(entries.getFirst()));
    return new Step<>(before, after, entries.subList(0, end));
  }

  private Newest tell(
      Step<S> change, UUID id, @Nullable Newest newest, long position, Revisions out) {
    Newest before = newest == null ? Newest.NONE : newest;
    if (before.open()) {
      out.end(id, before.revision(), position);
    }
    int revision = before.revision() + 1;
    ObjectNode after = document(change.after(), id);
    ObjectNode document = after == null ? document(change.before(), id) : after;
    if (document == null) { // made and deleted in one change
      return new Newest(before.revision(), false);
    }
    if (after == null) {
      document.remove("body");
    }
    Interval at = after == null ? Interval.at(position) : Interval.from(position);
    out.begin(
        id,
        revision,
        at,
        () -> {
          document.put("revision", revision);
          describe(document, change, revision);
          return document;
        });
    return new Newest(revision, after != null);
  }

  static Appended appended(LogEntry entry) {
    Appended appended = entry.appended();
    if (appended == null) {
      throw new IllegalArgumentException("an entry that was not read for the history");
    }
    return appended;
  }
}
