package io.daybook.query.history;

import io.daybook.filter.HistorySort;
import io.daybook.query.filter.HistoryClauses;
import io.daybook.query.paging.Hit;
import io.daybook.query.paging.Stretch;
import io.daybook.query.paging.Total;
import io.daybook.wire.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/**
 * The changes that happened last, found once for all streams. Only so many are kept: who is further
 * behind looks for his own.
 */
@Component
final class NewestChanges {
  private static final int MOST = 500;
  private static final long MOST_BYTES = 16 << 20;

  private final HistorySearch search;
  private final Records records;
  private Kept kept = new Kept(0, 0, List.of());

  NewestChanges(HistorySearch search, Records records) {
    this.search = search;
    this.records = records;
  }

  /**
   * A change.
   *
   * @param asked what filters ask of its record
   */
  record Newest(Told told, ObjectNode asked) {}

  /**
   * All changes behind a position, up to another.
   *
   * @param changes in their order
   */
  record Kept(long after, long upTo, List<Newest> changes) {

    Kept {
      changes = List.copyOf(changes);
    }
  }

  /** The last changes up to a position at least, all of which searches can see. */
  synchronized Kept upTo(long position) {
    if (kept.upTo() < position) {
      Stretch found =
          search.behind(
              HistoryClauses.between(kept.upTo(), position),
              HistorySort.AT_DESC,
              null,
              MOST,
              Total.NONE);
      List<Hit> hits = found.found().hits();
      List<Newest> changes = newest(hits);
      boolean all = found.last() == null && changes.size() == hits.size();
      kept = all ? grown(changes, position) : begun(changes, position);
    }
    return kept;
  }

  private Kept grown(List<Newest> more, long position) {
    List<Newest> changes = new ArrayList<>(kept.changes());
    changes.addAll(more);
    return bounded(kept.after(), position, changes);
  }

  /** There may be more between those that were known and these. */
  private static Kept begun(List<Newest> changes, long position) {
    return bounded(changes.getFirst().told().position() - 1, position, changes);
  }

  /** As many as are kept, in their order. */
  private List<Newest> newest(List<Hit> newestFirst) {
    List<Newest> newest = new ArrayList<>();
    IntFunction<byte[]> each = records.each(newestFirst, false);
    long bytes = 0;
    for (int i = 0; i < newestFirst.size() && bytes < MOST_BYTES; i++) {
      byte[] record = each.apply(i);
      bytes += record.length;
      newest.add(
          new Newest(
              Told.of(newestFirst.get(i), record),
              StreamFilter.asked(Json.MAPPER.readTree(record))));
    }
    return newest.reversed();
  }

  private static Kept bounded(long after, long upTo, List<Newest> changes) {
    int from = changes.size();
    long bytes = 0;
    while (from > 0 && changes.size() - from < MOST && bytes < MOST_BYTES) {
      bytes += changes.get(--from).told().size();
    }
    return from == 0
        ? new Kept(after, upTo, changes)
        : new Kept(
            changes.get(from - 1).told().position(), upTo, changes.subList(from, changes.size()));
  }
}
