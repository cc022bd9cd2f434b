package io.daybook.query.projection;

import io.daybook.ledger.LedgerEvent;
import io.daybook.query.index.Index;
import io.daybook.query.projection.Past.Newest;
import io.daybook.wire.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
    return project(folded).documents();
  }

  /** Of a long history the documents would be many: none of them is held. */
  @Override
  public final Past<S> kept(Folded<Past<S>> folded) {
    return tell(folded, _ -> {});
  }

  @Override
  public final Projected<Past<S>> project(Folded<Past<S>> folded) {
    Map<String, Write> writes = new LinkedHashMap<>();
    Past<S> kept = tell(folded, write -> writes.put(write.id(), write));
    return new Projected<>(List.copyOf(writes.values()), kept);
  }

  /**
   * @param out takes each document whenever it changes
   */
  private Past<S> tell(Folded<Past<S>> folded, Consumer<Write.Put> out) {
    Past<S> past = folded.before() == null ? Past.begin() : folded.before();
    Map<UUID, Newest> newest = new HashMap<>(past.newest());
    Step<S> last = null;
    for (Step<S> change : changes(past.state(), folded.entries())) {
      touched(change)
          .forEach((id, position) -> {
            Newest before = newest.getOrDefault(id, Newest.NONE);
            end(id, before, position, out);
            newest.put(id, begin(id, before.revision() + 1, change, position, out));
          });
      last = change;
    }
    return last == null ? past : after(last, newest);
  }

  private Past<S> after(Step<S> last, Map<UUID, Newest> newest) {
    return new Past<>(last.after(), appended(last.entries().getLast()).at(), newest);
  }

  private List<Step<S>> changes(@Nullable S begin, List<LogEntry> entries) {
    List<Step<S>> changes = new ArrayList<>();
    S before = begin;
    int from = 0;
    while (from < entries.size()) {
      S after = before;
      int to = from;
      do {
        LogEntry entry = entries.get(to++);
        after = present.evolve(after, entry.readable(), entry);
      } while (to < entries.size() && entries.get(to).isOneChangeWith(entries.get(from)));
      changes.add(new Step<>(before, after, entries.subList(from, to)));
      before = after;
      from = to;
    }
    return changes;
  }

  private void end(UUID id, Newest ended, long to, Consumer<Write.Put> out) {
    ObjectNode open = ended.open();
    if (open != null) {
      ObjectNode document = Json.object();
      document.setAll(open);
      Documents.putInterval(document, document.path("from").longValue(), to);
      put(id, ended.revision(), to, document, out);
    }
  }

  private void put(
      UUID id, int revision, long version, ObjectNode document, Consumer<Write.Put> out) {
    out.accept(new Write.Put(index, id + "-" + revision, version, document));
  }

  private Newest begin(UUID id, int revision, Step<S> change, long from, Consumer<Write.Put> out) {
    ObjectNode after = document(change.after(), id);
    ObjectNode document = after == null ? document(change.before(), id) : after;
    if (document == null) { // made and deleted in one change
      return new Newest(revision - 1, null);
    }
    if (after == null) {
      document.remove("body");
    }
    document.put("revision", revision);
    Documents.putInterval(document, from, after == null ? from : Long.MAX_VALUE);
    describe(document, change, revision);
    put(id, revision, from, document, out);
    return new Newest(revision, after == null ? null : document);
  }

  static Appended appended(LogEntry entry) {
    Appended appended = entry.appended();
    if (appended == null) {
      throw new IllegalArgumentException("an entry that was not read for the history");
    }
    return appended;
  }
}
