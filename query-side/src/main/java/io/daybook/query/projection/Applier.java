package io.daybook.query.projection;

import io.daybook.query.index.Feed;
import io.daybook.query.index.Index;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Applies events to documents. The caller's transaction holds the locks of the rows that it passes;
 * it stores them after Elasticsearch has acknowledged.
 */
final class Applier {
  private static final Logger LOG = LoggerFactory.getLogger(Applier.class);

  private final Stores stores;
  private final Folder folder;
  private final DeadLetters letters;

  /**
   * @param letters those of the versions that are written
   */
  Applier(Stores stores, Folder folder, DeadLetters letters) {
    this.stores = stores;
    this.folder = folder;
    this.letters = letters;
  }

  /**
   * Applies a batch to versions of indices.
   *
   * @param batch in order, without gaps; entries that are in the documents already are left out
   * @param rows the versions to write, and how far they are
   * @return how far they are then
   * @throws io.daybook.query.index.ElasticsearchUnavailableException if it should be done again
   */
  Applied apply(List<LogEntry> batch, Map<Index, Progress> rows) {
    Writing writing = new Writing(stores, folder, rows);
    Map<Subject, String> dead = new LinkedHashMap<>();
    for (Projector<?> projector : Projectors.ALL) {
      if (rows.containsKey(projector.home())) {
        fold(projector, batch, rows, writing, dead);
      }
    }
    dead.putAll(writing.finish());
    dead.forEach(this::bury);
    return advanced(rows, batch.getLast().position(), writing.written());
  }

  private static Applied advanced(Map<Index, Progress> rows, long applied, Written written) {
    Map<Index, Progress> after = new EnumMap<>(rows);
    after.replaceAll((_, row) -> row.advancedTo(applied));
    written
        .changed()
        .forEach((index, position) ->
            after.computeIfPresent(index, (_, row) -> row.changedBy(position)));
    written
        .parts()
        .forEach(
            (index, more) -> after.computeIfPresent(index, (_, row) -> row.withMoreParts(more)));
    return new Applied(after, written.acknowledged());
  }

  private <S> void fold(
      Projector<S> projector,
      List<LogEntry> batch,
      Map<Index, Progress> rows,
      Writing writing,
      Map<Subject, String> dead) {
    Progress home = row(rows, projector.home());
    Map<UUID, List<LogEntry>> entries = new LinkedHashMap<>();
    for (LogEntry entry : batch) {
      if (entry.position() > home.applied()
          && entry.aggregateType().equals(projector.aggregateType())) {
        entries.computeIfAbsent(entry.aggregateId(), _ -> new ArrayList<>()).add(entry);
      }
    }
    if (!entries.isEmpty() && !letters.isEmpty()) {
      setAside(projector, entries);
    }
    if (!entries.isEmpty()) {
      String states = stores.client().names().stateVersion(projector.home(), home.version());
      folder.fold(
          projector,
          states,
          entries,
          folds -> {
            writing.write(folds);
            folds.stream()
                .filter(fold -> !fold.dead().isEmpty())
                .forEach(f -> dead.put(new Subject(projector, f.id(), f.dead()), f.reason()));
          });
    }
  }

  private void setAside(Projector<?> projector, Map<UUID, List<LogEntry>> entries) {
    Set<UUID> dead = letters.among(projector, entries.keySet());
    for (UUID id : dead) {
      List<LogEntry> own = entries.getOrDefault(id, List.of());
      int end = LogEntry.deletionIn(own);
      if (end < 0) {
        entries.remove(id);
        letters.add(projector, own, "an earlier event of it could not be applied");
      } else if (projector.home().feed() == Feed.HISTORY) {
        // A history tells what was before too: what was refused is tried again, and named again.
        entries.put(id, folder.stream(id, own.getLast().position()));
        letters.remove(projector, id);
      } else { // its documents go, and nothing of it is left to be applied
        entries.put(id, own.subList(end, own.size()));
        letters.remove(projector, id);
      }
    }
  }

  /** The aggregates with dead letters. */
  List<UUID> dead(Projector<?> projector) {
    return letters.aggregates(projector);
  }

  /** Folds aggregates with dead letters from their beginning; those that succeed have none then. */
  <S> Applied retry(Projector<S> projector, List<UUID> dead, Map<Index, Progress> rows) {
    long applied = row(rows, projector.home()).applied();
    Writing writing = new Writing(stores, folder, rows);
    Map<UUID, String> reasons = new LinkedHashMap<>();
    for (UUID id : dead) {
      Fold<S> fold = folder.foldAll(projector, id, applied);
      writing.write(List.of(fold));
      reasons.put(id, fold.reason());
    }
    writing.finish().forEach((subject, reason) -> reasons.put(subject.id(), reason));
    reasons.forEach((id, reason) -> {
      if (reason.isEmpty()) {
        letters.remove(projector, id);
      } else {
        letters.failedAgain(projector, id, reason);
      }
    });
    return advanced(rows, applied, writing.written());
  }

  private void bury(Subject subject, String reason) {
    if (!subject.entries().isEmpty()) {
      LOG.error(
          "{} {}: events from position {} on can't be applied: {}. They are kept as dead letters;"
              + " when the cause is gone, POST /api/projections/{}/dead-letters/retry",
          subject.projector().aggregateType(),
          subject.id(),
          subject.entries().getFirst().position(),
          reason,
          subject.projector().name());
      letters.add(subject.projector(), subject.entries(), reason);
    }
  }

  private static Progress row(Map<Index, Progress> rows, Index index) {
    return Objects.requireNonNull(rows.get(index));
  }
}
