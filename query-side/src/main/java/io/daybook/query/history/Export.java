package io.daybook.query.history;

import io.daybook.filter.HistoryCriteria;
import io.daybook.filter.HistorySort;
import io.daybook.ledger.Log;
import io.daybook.query.filter.Clause;
import io.daybook.query.filter.HistoryClauses;
import io.daybook.query.paging.Hit;
import io.daybook.query.paging.Stretch;
import io.daybook.query.paging.Total;
import io.daybook.query.projection.ConsistencyWish;
import io.daybook.query.projection.HistoryFront;
import io.daybook.wire.ApiException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.springframework.stereotype.Component;

/**
 * All changes that satisfy a filter, in the order of their positions, a page at a time: however
 * many they are, a page of them is in memory. What is appended meanwhile is not among them: an
 * export ends at a position that is known when it begins, and what lies up to there never changes.
 */
@Component
final class Export {
  private static final int FIRST_ROWS = 50;
  private static final int MOST_ROWS = 500;

  /** A page is to have about so many bytes: deployments may be small, or of many megabytes. */
  private static final long PAGE_BYTES = 8 << 20;

  private final HistorySearch search;
  private final HistoryReads reads;
  private final Records records;
  private final HistoryFront front;

  Export(HistorySearch search, HistoryReads reads, Records records, HistoryFront front) {
    this.search = search;
    this.reads = reads;
    this.records = records;
    this.front = front;
  }

  /** Some changes, found and not yet written. */
  final class Changes {
    private final Clause clause;
    private final long after;
    private final long upTo;
    private final boolean withDeployment;

    private Changes(Clause clause, long after, long upTo, boolean withDeployment) {
      this.clause = clause;
      this.after = after;
      this.upTo = upTo;
      this.withDeployment = withDeployment;
    }

    /** The position up to which they are told. */
    long upTo() {
      return upTo;
    }

    void writeTo(RecordSink sink) throws IOException {
      long position = after;
      int rows = FIRST_ROWS;
      while (position < upTo) {
        Clause next = Clause.and(clause, HistoryClauses.between(position, upTo));
        Stretch found = search.behind(next, HistorySort.AT_ASC, null, rows, Total.NONE);
        List<Hit> hits = found.found().hits();
        long bytes = write(hits, sink);
        position = found.last() == null ? upTo : HistoryFields.position(hits.getLast());
        rows = Math.clamp(PAGE_BYTES * hits.size() / Math.max(1, bytes), 1, MOST_ROWS);
      }
      sink.flush();
    }

    private long write(List<Hit> hits, RecordSink sink) throws IOException {
      IntFunction<byte[]> page = records.each(hits, withDeployment);
      long bytes = 0;
      for (int i = 0; i < hits.size(); i++) {
        byte[] record = page.apply(i);
        sink.write(record);
        bytes += record.length;
      }
      sink.flush();
      return bytes;
    }
  }

  /**
   * The changes behind a position, up to another.
   *
   * @param until the largest number there is: up to now
   * @throws ApiException 422 if there is no such position yet
   */
  Changes changes(HistoryCriteria criteria, long after, long until, boolean withDeployment) {
    long newest = front.newest();
    if (until != Long.MAX_VALUE && until > newest) {
      throw ApiException.detail(422, "Invalid until: the newest position is %d.".formatted(newest));
    }
    reads.awaitVisible(criteria, new ConsistencyWish.AtLeast(Map.of(Log.LEDGER, newest)));
    long upTo = Math.min(until, newest);
    return new Changes(search.clause(criteria), after, upTo, withDeployment);
  }
}
