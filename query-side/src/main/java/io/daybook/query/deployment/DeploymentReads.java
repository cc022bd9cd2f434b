package io.daybook.query.deployment;

import io.daybook.filter.DeploymentCriteria;
import io.daybook.filter.DeploymentQuery;
import io.daybook.query.directory.Directory;
import io.daybook.query.directory.DirectoryView;
import io.daybook.query.filter.DeploymentClauses;
import io.daybook.query.index.Index;
import io.daybook.query.index.SearchClient;
import io.daybook.query.paging.Envelope;
import io.daybook.query.paging.Hit;
import io.daybook.query.paging.Hits;
import io.daybook.query.projection.ConsistencyWish;
import io.daybook.query.projection.Freshness;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Answers about deployments, as new as the reader wishes. */
@Component
final class DeploymentReads {
  /** What answers show beside the deployments themselves. */
  private static final Set<Index> SHOWN = Set.of(Index.WORK_QUEUES, Index.CONCURRENCY_LIMITS);

  private final SearchClient client;
  private final DeploymentSearch search;
  private final Directory directory;
  private final Freshness freshness;
  private final InstantSource clock;

  DeploymentReads(
      SearchClient client,
      DeploymentSearch search,
      Directory directory,
      Freshness freshness,
      InstantSource clock) {
    this.client = client;
    this.search = search;
    this.directory = directory;
    this.freshness = freshness;
    this.clock = clock;
  }

  byte[] list(DeploymentQuery.Listing query, ConsistencyWish wish) {
    awaitVisible(DeploymentClauses.indices(query.criteria()), wish);
    var rows = search.rows(query.criteria(), query.sort(), query.paging());
    return answers(rows, wish).list(rows);
  }

  byte[] page(DeploymentQuery.Page query, ConsistencyWish wish) {
    awaitVisible(DeploymentClauses.indices(query.criteria()), wish);
    Hits hits = search.page(query.criteria(), query.sort(), query.paging().paging());
    byte[] rows = answers(hits.hits(), wish).list(hits.hits());
    return Envelope.of(rows, hits.total(), query.paging());
  }

  long count(DeploymentCriteria criteria, ConsistencyWish wish) {
    freshness.awaitVisible(DeploymentClauses.indices(criteria), wish);
    return search.count(criteria);
  }

  Optional<byte[]> named(String flow, String deployment, ConsistencyWish wish) {
    awaitVisible(Set.of(Index.DEPLOYMENTS), wish);
    return search.named(flow, deployment).stream().findFirst().map(hit -> answer(hit, wish));
  }

  Optional<byte[]> byId(UUID id, ConsistencyWish wish) {
    awaitVisible(Set.of(), wish);
    return stored(id, wish).map(hit -> answer(hit, wish));
  }

  /** The document of one deployment, be it visible to searches or not yet. */
  Optional<Hit> stored(UUID id, ConsistencyWish wish) {
    freshness.awaitApplied(Set.of(Index.DEPLOYMENTS), wish);
    byte[] source = client.source(Index.DEPLOYMENTS, id.toString());
    return source == null
        ? Optional.empty()
        : Optional.of(Hit.ofSource(source, DeploymentAnswers.FIELDS));
  }

  private byte[] answer(Hit hit, ConsistencyWish wish) {
    return answers(List.of(hit), wish).one(hit);
  }

  /**
   * What is shown is taken after the deployments were: they may be newer than what was waited for,
   * and so may be what they name.
   */
  private DeploymentAnswers answers(List<Hit> hits, ConsistencyWish wish) {
    DirectoryView shown = directory.view(clock.instant());
    if (!DeploymentAnswers.isAllKnown(hits, shown)) {
      freshness.awaitVisible(SHOWN, wish);
      shown = directory.view(clock.instant());
    }
    return new DeploymentAnswers(shown);
  }

  private void awaitVisible(Set<Index> asked, ConsistencyWish wish) {
    EnumSet<Index> indices = EnumSet.copyOf(SHOWN);
    indices.addAll(asked);
    freshness.awaitVisible(indices, wish);
  }
}
