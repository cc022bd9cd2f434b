package io.daybook.filter;

import io.daybook.wire.JsonBody;
import io.daybook.wire.Types;

/** The bodies of the requests for lists, pages and counts of flow runs. */
public final class FlowRunQuery {

  /** A list: {@code POST /flow_runs/filter}. */
  public record Listing(FlowRunCriteria criteria, FlowRunSort sort, Paging paging) {}

  /** A page with the count: {@code POST /flow_runs/paginate}. */
  public record Page(FlowRunCriteria criteria, FlowRunSort sort, Paging.Numbered paging) {}

  /** Counts over time: {@code POST /flow_runs/history}. */
  public record History(FlowRunCriteria criteria, HistoryIntervals intervals) {}

  private static final int MOST_POINTS = 1000;

  private FlowRunQuery() {}

  /**
   * @param mostRows the default and the ceiling of limit
   */
  public static Listing listing(JsonBody body, int mostRows) {
    return body.parameters(in -> {
      var paging = Paging.read(in, mostRows);
      var sort = in.optional("sort", FlowRunSort.TYPE, FlowRunSort.ID_DESC);
      return new Listing(FlowRunCriteria.read(in), sort, paging);
    });
  }

  /**
   * @param mostRows the default and the ceiling of limit
   */
  public static Page page(JsonBody body, int mostRows) {
    return body.parameters(in -> {
      var paging = Paging.Numbered.read(in, mostRows);
      var sort = in.optional("sort", FlowRunSort.TYPE, FlowRunSort.ID_DESC);
      return new Page(FlowRunCriteria.read(in), sort, paging);
    });
  }

  /** Filters alone: {@code POST /flow_runs/count}, {@code POST /flow_runs/lateness}. */
  public static FlowRunCriteria criteria(JsonBody body) {
    return body.parameters(FlowRunCriteria::read);
  }

  public static History history(JsonBody body) {
    return body.parameters(in -> {
      var intervals = HistoryIntervals.read(in);
      var criteria = FlowRunCriteria.readOfHistory(in);
      return in.build(() -> new History(criteria, intervals.checked()));
    });
  }

  /** Points of a chart: {@code POST /ui/flow_runs/history}. */
  public static Listing points(JsonBody body) {
    return body.parameters(in -> {
      var sort = in.optional("sort", FlowRunSort.TYPE, FlowRunSort.EXPECTED_START_TIME_DESC);
      int limit = in.optional("limit", Types.INT.atMost(MOST_POINTS), MOST_POINTS);
      long offset = in.offset();
      var criteria = FlowRunCriteria.read(in);
      return in.build(() -> new Listing(criteria, sort, new Paging(Math.max(0, limit), offset)));
    });
  }
}
