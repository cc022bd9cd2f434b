package io.daybook.query.history;

import io.daybook.filter.HistorySort;
import io.daybook.filter.Paging;
import io.daybook.query.filter.HistoryClauses;
import io.daybook.query.paging.Hit;
import io.daybook.wire.Json;
import java.util.ArrayList;
import java.util.List;
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
      List<Hit> hits =
          search
              .rows(
                  HistoryClauses.between(kept.upTo(), position),
                  HistorySort.AT_DESC,
                  new Paging(MOST, 0))
              .reversed();
      kept = hits.size() < MOST ? grown(hits, position) : begun(hits, position);
    }
    return kept;
  }

  private Kept grown(List<Hit> hits, long position) {
    List<Newest> changes = new ArrayList<>(kept.changes());
    changes.addAll(newest(hits));
    return bounded(kept.after(), position, changes);
  }

  /** There may be more between those that were known and these. */
  private Kept begun(List<Hit> hits, long position) {
    List<Newest> changes = newest(hits);
    return bounded(changes.getFirst().told().position() - 1, position, changes);
  }

  private List<Newest> newest(List<Hit> hits) {
    List<Newest> newest = new ArrayList<>();
    List<byte[]> each = records.each(hits, false);
    for (int i = 0; i < hits.size(); i++) {
      byte[] record = each.get(i);
      newest.add(
          new Newest(
              Told.of(hits.get(i), record), StreamFilter.asked(Json.MAPPER.readTree(record))));
    }
    return newest;
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
