package io.daybook.filter;

import io.daybook.wire.JsonBody;

/** The bodies of the requests for lists, pages and counts of flows. */
public final class FlowQuery {

  /** A list: {@code POST /flows/filter}. */
  public record Listing(FlowCriteria criteria, FlowSort sort, Paging paging) {}

  /** A page with the count: {@code POST /flows/paginate}. */
  public record Page(FlowCriteria criteria, FlowSort sort, Paging.Numbered paging) {}

  private FlowQuery() {}

  /**
   * @param mostRows the default and the ceiling of limit
   */
  public static Listing listing(JsonBody body, int mostRows) {
    return body.parameters(in -> {
      var paging = Paging.read(in, mostRows);
      var sort = in.optional("sort", FlowSort.TYPE, FlowSort.NAME_ASC);
      return new Listing(FlowCriteria.read(in), sort, paging);
    });
  }

  /**
   * @param mostRows the default and the ceiling of limit
   */
  public static Page page(JsonBody body, int mostRows) {
    return body.parameters(in -> {
      var paging = Paging.Numbered.read(in, mostRows);
      var sort = in.optional("sort", FlowSort.TYPE, FlowSort.NAME_ASC);
      return new Page(FlowCriteria.read(in), sort, paging);
    });
  }

  /** The body of {@code POST /flows/count}: filters alone. */
  public static FlowCriteria count(JsonBody body) {
    return body.parameters(FlowCriteria::read);
  }
}
