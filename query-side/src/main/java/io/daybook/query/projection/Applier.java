package io.daybook.query.projection;

import io.daybook.query.index.BulkRequest;
import io.daybook.query.index.BulkRequest.Rejection;
import io.daybook.query.index.ElasticsearchRefusedException;
import io.daybook.query.index.ElasticsearchUnavailableException;
import io.daybook.query.index.Index;
import io.daybook.query.index.SearchClient;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Applies events to documents. The caller's transaction holds the locks of the rows that it passes;
 * it stores them after Elasticsearch has acknowledged.
 */
final class Applier {
  private static final Logger LOG = LoggerFactory.getLogger(Applier.class);

  private final SearchClient client;
  private final Weeks weeks;
  private final Folder folder;
  private final DeadLetters letters;

  Applier(SearchClient client, Weeks weeks, Folder folder, DeadLetters letters) {
    this.client = client;
    this.weeks = weeks;
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
    List<Fold<?>> folds = new ArrayList<>();
    for (Projector<?> projector : Projectors.ALL) {
      if (rows.containsKey(projector.home())) {
        folds.addAll(fold(projector, batch, rows));
      }
    }
    Written written = write(folds, rows);
    folds.forEach(fold -> bury(fold, fold.dead(), fold.reason()));
    written.rejected().forEach((fold, reason) -> bury(fold, entries(fold), reason));
    return advanced(rows, batch.getLast().position(), written);
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

  private static List<LogEntry> entries(Fold<?> fold) {
    Folded<?> folded = fold.folded();
    return folded == null ? List.of() : folded.entries();
  }

  private <S> List<Fold<S>> fold(
      Projector<S> projector, List<LogEntry> batch, Map<Index, Progress> rows) {
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
    return entries.isEmpty()
        ? List.of()
        : folder.fold(
            projector, client.names().stateVersion(projector.home(), home.version()), entries);
  }

  private void setAside(Projector<?> projector, Map<UUID, List<LogEntry>> entries) {
    Set<UUID> dead = letters.among(projector, entries.keySet());
    for (UUID id : dead) {
      List<LogEntry> own = entries.getOrDefault(id, List.of());
      int end = LogEntry.deletionIn(own);
      if (end < 0) {
        entries.remove(id);
        letters.add(projector, own, "an earlier event of it could not be applied");
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
    List<Fold<?>> folds = new ArrayList<>();
    for (UUID id : dead) {
      folds.add(folder.foldAll(projector, id, applied));
    }
    Written written = write(folds, rows);
    for (Fold<?> fold : folds) {
      String reason = written.rejected().getOrDefault(fold, fold.reason());
      if (reason.isEmpty()) {
        letters.remove(projector, fold.id());
      } else {
        letters.failedAgain(projector, fold.id(), reason);
      }
    }
    return advanced(rows, applied, written);
  }

  /**
   * @param changed the position of the newest change of each index
   * @param parts how many indices of Elasticsearch were made for them
   * @param rejected what Elasticsearch will never take, and why
   * @param acknowledged the highest sequence number, by index of Elasticsearch
   */
  private record Written(
      Map<Index, Long> changed,
      Map<Index, Integer> parts,
      Map<Fold<?>, String> rejected,
      Map<String, Long> acknowledged) {
    static Written nothing() {
      return new Written(
          new EnumMap<>(Index.class),
          new EnumMap<>(Index.class),
          new LinkedHashMap<>(),
          new HashMap<>());
    }
  }

  private Written write(Collection<Fold<?>> folds, Map<Index, Progress> rows) {
    BulkRequest bulk = new BulkRequest(client);
    Written written = Written.nothing();
    for (Fold<?> fold : folds) {
      try {
        Rendered rendered = Rendered.of(fold);
        rendered
            .documents()
            .forEach(d -> written.changed().merge(d.index(), d.version(), Math::max));
        rendered.prepare(weeks, rows).forEach(i -> written.parts().merge(i, 1, Integer::sum));
        rendered.addTo(bulk, rows, client.names());
      } catch (ElasticsearchUnavailableException
          | ElasticsearchRefusedException
          | DataAccessException e) {
        throw e;
      } catch (RuntimeException e) { // it can't be rendered; the others must go on
        written.rejected().put(fold, e.toString());
      }
    }
    for (Rejection rejection : bulk.finish()) {
      written.rejected().put((Fold<?>) rejection.tag(), rejection.reason());
    }
    written.acknowledged().putAll(bulk.acknowledged());
    return written;
  }

  private void bury(Fold<?> fold, List<LogEntry> entries, String reason) {
    if (!entries.isEmpty()) {
      LOG.error(
          "{} {}: events from position {} on can't be applied: {}. They are kept as dead letters;"
              + " when the cause is gone, POST /api/projections/{}/dead-letters/retry",
          entries.getFirst().aggregateType(),
          fold.id(),
          entries.getFirst().position(),
          reason,
          fold.projector().name());
      letters.add(fold.projector(), entries, reason);
    }
  }

  private static Progress row(Map<Index, Progress> rows, Index index) {
    return Objects.requireNonNull(rows.get(index));
  }
}
