package io.daybook.query.deployment;

import io.daybook.deployment.DeploymentFinder;
import io.daybook.filter.DeploymentCriteria;
import io.daybook.filter.DeploymentFilter;
import io.daybook.filter.DeploymentSort;
import io.daybook.filter.Paging;
import io.daybook.query.filter.DeploymentClauses;
import io.daybook.query.projection.ConsistencyWish;
import io.daybook.query.projection.Freshness;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds deployments as lists do, for commands that change many. */
@Component
final class SearchedDeployments implements DeploymentFinder {
  private final DeploymentSearch search;
  private final Freshness freshness;

  SearchedDeployments(DeploymentSearch search, Freshness freshness) {
    this.search = search;
    this.freshness = freshness;
  }

  @Override
  public List<UUID> find(@Nullable DeploymentFilter filter, int limit) {
    DeploymentCriteria criteria = DeploymentCriteria.of(filter);
    freshness.awaitVisible(DeploymentClauses.indices(criteria), ConsistencyWish.LATEST);
    return search.rows(criteria, DeploymentSort.NAME_ASC, new Paging(limit, 0)).stream()
        .map(hit -> UUID.fromString(String.valueOf(hit.field("id"))))
        .toList();
  }
}
