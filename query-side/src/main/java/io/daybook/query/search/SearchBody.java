package io.daybook.query.search;

import io.daybook.filter.AsOf;
import io.daybook.filter.DeploymentCriteria;
import io.daybook.wire.JsonBody;
import io.daybook.wire.Types;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code POST /deployments/search}.
 *
 * @param q what a person typed; empty: everything
 * @param cursor of the page before; empty: the beginning
 * @param asOf null: now
 */
record SearchBody(
    String q,
    DeploymentCriteria criteria,
    List<Facet> facets,
    SearchSort sort,
    int limit,
    String cursor,
    @Nullable AsOf asOf) {

  static final int DEFAULT_LIMIT = 20;

  private static final Set<String> KEYS =
      Stream.concat(
              DeploymentCriteria.KEYS.stream(),
              Stream.of("q", "facets", "sort", "limit", "cursor", "as_of"))
          .collect(Collectors.toUnmodifiableSet());

  /**
   * @param mostRows the ceiling of limit
   */
  static SearchBody read(JsonBody body, int mostRows) {
    return body.parameters(
        KEYS,
        in -> {
          int most = Math.min(DEFAULT_LIMIT, mostRows);
          String q = in.optional("q", Types.STRING, "");
          List<Facet> facets = in.optional("facets", Types.list(Facet.TYPE), List.of());
          SearchSort sort = in.optional("sort", SearchSort.TYPE, SearchSort.RELEVANCE);
          int limit = in.optional("limit", Types.INT.atLeast(0).atMost(mostRows), most);
          String cursor = in.optional("cursor", Types.STRING, "");
          AsOf asOf = in.optional("as_of", AsOf.TYPE);
          DeploymentCriteria criteria = DeploymentCriteria.read(in);
          AsOf.refuseRuns(asOf, criteria);
          List<Facet> distinct = facets.stream().distinct().toList();
          return new SearchBody(q, criteria, distinct, sort, limit, cursor, asOf);
        });
  }

  /** The same, with at most so many rows. */
  SearchBody upTo(int rows) {
    return new SearchBody(q, criteria, facets, sort, Math.min(rows, limit), cursor, asOf);
  }
}
