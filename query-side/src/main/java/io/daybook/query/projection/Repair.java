package io.daybook.query.projection;

import io.daybook.query.index.Feed;
import io.daybook.query.index.Index;
import io.daybook.query.index.Rewrites;
import io.daybook.query.index.Wish;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Looks again at documents that seemed to differ from their log, while nobody writes any of the
 * feed, and writes those anew that do.
 */
final class Repair {
  private final Feed feed;
  private final Stores stores;
  private final LogTable table;
  private final Folder folder;
  private final ProgressBoard board;
  private final Rewrites rewrites;

  Repair(Feed feed, Stores stores, LogTable table, Folder folder, ProgressBoard board) {
    this.feed = feed;
    this.stores = stores;
    this.table = table;
    this.folder = folder;
    this.board = board;
    this.rewrites = new Rewrites(stores.client());
  }

  Stores stores() {
    return stores;
  }

  LogTable table() {
    return table;
  }

  /**
   * The live versions of a projection.
   *
   * @throws ProjectionBehindException if they are lost, or were not looked at yet
   */
  Map<Index, Progress> rows(Projector<?> projector) {
    if (!board.isOpen()) {
      throw new ProjectionBehindException("The projections of %s have not begun".formatted(feed));
    }
    return whole(projector, stores.progress().live(feed));
  }

  private static Map<Index, Progress> whole(Projector<?> projector, Map<Index, Progress> rows) {
    new Look(0, rows).requireWhole(projector.indices());
    rows.keySet().retainAll(projector.indices());
    return rows;
  }

  DocumentsOfLog documents(Projector<?> projector, Map<Index, Progress> rows) {
    return new DocumentsOfLog(projector, stores, table, folder, rows);
  }

  /** Lets an index remember deletions: a repair that a crash ended left it without a memory. */
  void restore(String index) {
    stores
        .transactions()
        .executeWithoutResult(_ -> {
          stores.progress().lockAllLive(feed);
          rewrites.remember(index);
        });
  }

  /** Repairs the documents of an aggregate; tells which ones. */
  List<Difference> ofAggregate(Projector<?> projector, UUID id) {
    return locked(
        projector,
        (documents, out) -> {
          boolean _ = documents.isCompared(id, _ -> {}, out);
        });
  }

  /** Removes those of some documents of which the log knows nothing; tells which ones. */
  List<Difference> ofExtras(Projector<?> projector, Part part, List<String> ids) {
    return locked(
        projector,
        (documents, out) -> {
          Map<Difference, Wish> extras = documents.extras(part, ids);
          if (!extras.isEmpty()) {
            out.accept(extras);
          }
        });
  }

  private List<Difference> locked(
      Projector<?> projector,
      BiConsumer<DocumentsOfLog, Consumer<Map<Difference, Wish>>> comparison) {
    List<Difference> repaired = new ArrayList<>();
    Map<Index, Progress> after =
        Objects.requireNonNull(
            stores
                .transactions()
                .execute(_ -> {
                  Map<Index, Progress> rows = whole(projector, stores.progress().lockAllLive(feed));
                  Map<String, Long> acknowledged = new HashMap<>();
                  comparison.accept(
                      documents(projector, rows),
                      differences -> {
                        repaired.addAll(differences.keySet());
                        acknowledged.putAll(rewrites.writeAll(differences.values()));
                      });
                  if (!repaired.isEmpty()) {
                    keep(projector, repaired, rows, acknowledged);
                  }
                  return rows;
                }));
    board.publish(0, after);
    return repaired;
  }

  /** Who reads from what he read before is told that it has changed. */
  private void keep(
      Projector<?> projector,
      List<Difference> repaired,
      Map<Index, Progress> rows,
      Map<String, Long> acknowledged) {
    stores.differences().add(projector, repaired.stream().map(Difference::told).toList());
    rows.replaceAll((_, row) -> row.changedBy(row.changed()));
    stores.progress().save(rows.values(), acknowledged);
  }
}
