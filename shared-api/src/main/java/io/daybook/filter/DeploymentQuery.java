package io.daybook.filter;

import io.daybook.wire.JsonBody;

/** The bodies of the requests for lists, pages and counts of deployments. */
public final class DeploymentQuery {

  /** A list: {@code POST /deployments/filter}. */
  public record Listing(DeploymentCriteria criteria, DeploymentSort sort, Paging paging) {}

  /** A page with the count: {@code POST /deployments/paginate}. */
  public record Page(DeploymentCriteria criteria, DeploymentSort sort, Paging.Numbered paging) {}

  private DeploymentQuery() {}

  /**
   * @param mostRows the default and the ceiling of limit
   */
  public static Listing listing(JsonBody body, int mostRows) {
    return body.parameters(in -> {
      var paging = Paging.read(in, mostRows);
      var sort = in.optional("sort", DeploymentSort.TYPE, DeploymentSort.NAME_ASC);
      return new Listing(DeploymentCriteria.read(in), sort, paging);
    });
  }

  /**
   * @param mostRows the default and the ceiling of limit
   */
  public static Page page(JsonBody body, int mostRows) {
    return body.parameters(in -> {
      var paging = Paging.Numbered.read(in, mostRows);
      var sort = in.optional("sort", DeploymentSort.TYPE, DeploymentSort.NAME_ASC);
      return new Page(DeploymentCriteria.read(in), sort, paging);
    });
  }

  /** The body of {@code POST /deployments/count}: filters alone. */
  public static DeploymentCriteria count(JsonBody body) {
    return body.parameters(DeploymentCriteria::read);
  }
}
