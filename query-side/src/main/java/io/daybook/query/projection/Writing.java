package io.daybook.query.projection;

import io.daybook.query.index.BulkRequest;
import io.daybook.query.index.BulkRequest.Rejection;
import io.daybook.query.index.ElasticsearchRefusedException;
import io.daybook.query.index.ElasticsearchUnavailableException;
import io.daybook.query.index.Index;
import io.daybook.query.index.IndexNames;
import io.daybook.query.index.SearchClient;
import io.daybook.query.index.Sources;
import io.daybook.query.index.Sources.Document;
import io.daybook.run.Week;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/**
 * Writes folds as documents, some at a time: what was written is not held, and what one of them
 * can't be written for keeps none of the others.
 */
final class Writing {

  private final Weeks weeks;
  private final IndexNames names;
  private final Sources sources;
  private final Folder folder;
  private final Map<Index, Progress> rows;
  private final BulkRequest bulk;
  private final Map<Index, Long> changed = new EnumMap<>(Index.class);
  private final Map<Index, Integer> parts = new EnumMap<>(Index.class);
  private final Map<Subject, String> rejected = new LinkedHashMap<>();

  /**
   * @param rows the versions to write
   */
  Writing(Stores stores, Folder folder, Map<Index, Progress> rows) {
    SearchClient client = stores.client();
    this.weeks = stores.weeks();
    this.names = client.names();
    this.sources = new Sources(client);
    this.folder = folder;
    this.rows = rows;
    this.bulk = new BulkRequest(client, folder.doubts(stores.differences()));
  }

  /** Writes the documents of some folds. */
  <S> void write(List<Fold<S>> folds) {
    Map<Write.End, Subject> ended = new HashMap<>();
    for (Fold<S> fold : folds) {
      Folded<S> folded = fold.folded();
      if (folded != null) {
        write(fold.projector(), folded, subject(fold, folded), ended);
      }
    }
    end(ended);
  }

  private static Subject subject(Fold<?> fold, Folded<?> folded) {
    return new Subject(fold.projector(), fold.id(), folded.entries());
  }

  private <S> void write(
      Projector<S> projector, Folded<S> folded, Subject subject, Map<Write.End, Subject> ended) {
    try {
      S kept =
          projector.project(
              folded,
              write -> {
                switch (write) {
                  case Write.Put put -> put(subject, put, index(put, folded.week()));
                  case Write.Remove remove -> remove(subject, remove, index(remove, folded.week()));
                  case Write.End end -> ended.put(end, subject);
                }
              });
      if (projector.stateType() != null) {
        keep(subject, kept, folded.version());
      }
    } catch (ElasticsearchUnavailableException
        | ElasticsearchRefusedException
        | DataAccessException e) {
      throw e;
    } catch (RuntimeException e) { // it can't be rendered; the others must go on
      rejected.put(subject, e.toString());
    }
  }

  private void put(Subject subject, Write.Put put, String index) {
    bulk.index(subject, index, put.id(), put.version(), put.source());
    changed.merge(put.index(), put.version(), Math::max);
  }

  private void remove(Subject subject, Write.Remove remove, String index) {
    bulk.delete(subject, index, remove.id(), remove.version());
    changed.merge(remove.index(), remove.version(), Math::max);
  }

  private void keep(Subject subject, @Nullable Object state, long version) {
    Index home = subject.projector().home();
    String states = names.stateVersion(home, version(home));
    if (state == null) {
      bulk.delete(subject, states, subject.id().toString(), version);
    } else {
      bulk.index(subject, states, subject.id().toString(), version, StateStore.document(state));
    }
  }

  /** Where a document goes; lets there be the part of a week. */
  private String index(Write write, @Nullable Week week) {
    Index index = write.index();
    if (week == null) {
      return names.version(index, version(index));
    }
    if (weeks.make(index, version(index), week)) {
      parts.merge(index, 1, Integer::sum);
    }
    return names.week(index, version(index), week);
  }

  private int version(Index index) {
    return Objects.requireNonNull(rows.get(index), "no such version").version();
  }

  /** Ends revisions, whose documents are those of earlier batches. */
  private void end(Map<Write.End, Subject> ended) {
    Map<Index, Map<String, Write.End>> left = new EnumMap<>(Index.class);
    ended
        .keySet()
        .forEach(e -> left.computeIfAbsent(e.index(), _ -> new HashMap<>()).put(e.id(), e));
    left.forEach((index, ends) ->
        sources.read(
            names.version(index, version(index)),
            List.copyOf(ends.keySet()),
            documents -> documents.forEach(found -> end(found, ends, ended))));
    left.values().stream()
        .flatMap(ends -> ends.values().stream())
        .map(ended::get)
        .distinct()
        .forEach(this::tellAgain);
  }

  private void end(Document found, Map<String, Write.End> ends, Map<Write.End, Subject> ended) {
    Write.End end = Objects.requireNonNull(ends.get(found.id()), "a document nobody asked for");
    byte[] document = Interval.ended(found.json(), end.version());
    if (document != null) {
      ends.remove(found.id());
      Subject subject = Objects.requireNonNull(ended.get(end));
      Write.Put put = new Write.Put(end.index(), end.id(), end.version(), document);
      put(subject, put, index(put, null));
    }
  }

  /** A document is not there, or not as this version writes it: the log has all it was made of. */
  private void tellAgain(Subject subject) {
    tellAgain(subject.projector(), subject);
  }

  private <S> void tellAgain(Projector<S> projector, Subject subject) {
    long last = subject.entries().getLast().position();
    Fold<S> whole = folder.foldAll(projector, subject.id(), last);
    Folded<S> folded = whole.folded();
    if (folded != null) {
      write(projector, folded, subject, new HashMap<>());
    }
    if (!whole.reason().isEmpty()) {
      rejected.put(subject, whole.reason());
    }
  }

  /**
   * Writes the rest.
   *
   * @return what will never be written as it is, and why
   */
  Map<Subject, String> finish() {
    for (Rejection rejection : bulk.finish()) {
      rejected.putIfAbsent((Subject) rejection.tag(), rejection.reason());
    }
    return rejected;
  }

  /** What was written, when it is finished. */
  Written written() {
    return new Written(changed, parts, bulk.acknowledged());
  }
}
