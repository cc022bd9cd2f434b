package io.daybook.filter;

import io.daybook.deployment.DeploymentJson;
import io.daybook.wire.JsonBody;
import io.daybook.wire.Parameters;
import org.jspecify.annotations.Nullable;

/** The bodies of the requests for lists, pages and counts of deployments. */
public final class DeploymentQuery {

  /** A list: {@code POST /deployments/filter}. */
  public record Listing(
      DeploymentCriteria criteria, DeploymentSort sort, Paging paging, ListOptions options) {}

  /** A page with the count: {@code POST /deployments/paginate}. */
  public record Page(
      DeploymentCriteria criteria,
      DeploymentSort sort,
      Paging.Numbered paging,
      ListOptions options) {}

  /**
   * A count: {@code POST /deployments/count}.
   *
   * @param exact null where it was not said: it is
   * @param asOf null: now
   */
  public record Count(DeploymentCriteria criteria, @Nullable Boolean exact, @Nullable AsOf asOf) {}

  private DeploymentQuery() {}

  /**
   * @param mostRows the default and the ceiling of limit
   */
  public static Listing listing(JsonBody body, int mostRows) {
    return body.parameters(in -> {
      var paging = Paging.read(in, mostRows);
      var sort = in.optional("sort", DeploymentSort.TYPE, DeploymentSort.NAME_ASC);
      var criteria = DeploymentCriteria.read(in);
      var options = options(in, paging.limit(), paging.offset() > 0);
      AsOf.refuseRuns(options.asOf(), criteria);
      return new Listing(criteria, sort, paging, options);
    });
  }

  /**
   * @param mostRows the default and the ceiling of limit
   */
  public static Page page(JsonBody body, int mostRows) {
    return body.parameters(in -> {
      var paging = Paging.Numbered.read(in, mostRows);
      var sort = in.optional("sort", DeploymentSort.TYPE, DeploymentSort.NAME_ASC);
      var criteria = DeploymentCriteria.read(in);
      var options = options(in, paging.limit(), paging.page() > 1);
      AsOf.refuseRuns(options.asOf(), criteria);
      return new Page(criteria, sort, paging, options);
    });
  }

  public static Count count(JsonBody body) {
    return body.parameters(in -> {
      var criteria = DeploymentCriteria.read(in);
      var asOf = ListOptions.asOf(in);
      AsOf.refuseRuns(asOf, criteria);
      return new Count(criteria, ListOptions.exact(in), asOf);
    });
  }

  private static ListOptions options(Parameters in, int limit, boolean isFurtherIn) {
    ListOptions options = ListOptions.read(in, DeploymentJson.KEYS);
    options.checkPlace(in, limit, isFurtherIn);
    return options;
  }
}
