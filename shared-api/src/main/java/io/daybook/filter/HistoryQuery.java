package io.daybook.filter;

import io.daybook.wire.ApiException;
import io.daybook.wire.JsonBody;
import io.daybook.wire.Parameters;
import io.daybook.wire.Type;
import io.daybook.wire.Types;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The bodies of the requests for lists, pages and counts of changes. Unknown keys are refused. */
public final class HistoryQuery {

  private static final Set<String> CRITERIA = union(DeploymentCriteria.KEYS, "history");
  private static final Set<String> LISTING =
      union(CRITERIA, "sort", "limit", "offset", "cursor", "facets", "deployment");
  private static final Set<String> PAGE =
      union(CRITERIA, "sort", "limit", "page", "cursor", "facets", "deployment");

  private static final Type<List<HistoryFacet>> FACETS = Types.list(HistoryFacet.TYPE);

  /**
   * What is shown of the changes that were found.
   *
   * @param cursor behind which to begin; "" is the beginning; null where an offset or a page says
   *     so
   * @param facets counts to answer beside them
   * @param deployment whether records have the whole deployment
   */
  public record Shown(
      HistorySort sort, @Nullable String cursor, List<HistoryFacet> facets, boolean deployment) {

    static Shown read(Parameters in) {
      var sort = in.optional("sort", HistorySort.TYPE, HistorySort.AT_DESC);
      String cursor = in.optional("cursor", Types.STRING);
      var facets = in.optional("facets", FACETS, List.of());
      boolean deployment = in.optional("deployment", Types.BOOL, true);
      return new Shown(sort, cursor, facets.stream().distinct().toList(), deployment);
    }
  }

  /** A list: {@code POST /deployments/history/filter}. */
  public record Listing(HistoryCriteria criteria, Shown shown, Paging paging) {}

  /** A page with the count: {@code POST /deployments/history/paginate}. */
  public record Page(HistoryCriteria criteria, Shown shown, Paging.Numbered paging) {}

  private HistoryQuery() {}

  /**
   * @param mostRows the default and the ceiling of limit
   */
  public static Listing listing(JsonBody body, int mostRows) {
    Listing listing =
        body.parameters(
            LISTING,
            in -> {
              var paging = Paging.read(in, mostRows);
              return new Listing(HistoryCriteria.read(in), Shown.read(in), paging);
            });
    refuseBoth(listing.shown(), listing.paging().offset() > 0, "offset");
    return listing;
  }

  /**
   * @param mostRows the default and the ceiling of limit
   */
  public static Page page(JsonBody body, int mostRows) {
    Page page =
        body.parameters(
            PAGE,
            in -> {
              var paging = Paging.Numbered.read(in, mostRows);
              return new Page(HistoryCriteria.read(in), Shown.read(in), paging);
            });
    refuseBoth(page.shown(), page.paging().page() > 1, "page");
    return page;
  }

  /** The body of a count or an export: filters alone. */
  public static HistoryCriteria criteria(JsonBody body) {
    return body.parameters(CRITERIA, HistoryCriteria::read);
  }

  private static void refuseBoth(Shown shown, boolean skips, String other) {
    if (shown.cursor() != null && skips) {
      throw ApiException.detail(422, "A cursor and " + other + " can't be given together.");
    }
  }

  private static Set<String> union(Set<String> some, String... more) {
    Set<String> all = new HashSet<>(some);
    all.addAll(List.of(more));
    return Set.copyOf(all);
  }
}
