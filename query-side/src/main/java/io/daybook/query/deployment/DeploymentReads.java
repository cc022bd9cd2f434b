package io.daybook.query.deployment;

import io.daybook.filter.DeploymentQuery;
import io.daybook.filter.ListOptions;
import io.daybook.query.directory.Directory;
import io.daybook.query.directory.DirectoryView;
import io.daybook.query.filter.DeploymentClauses;
import io.daybook.query.index.Index;
import io.daybook.query.index.SearchClient;
import io.daybook.query.paging.Envelope;
import io.daybook.query.paging.Hit;
import io.daybook.query.paging.Hits;
import io.daybook.query.paging.Stretch;
import io.daybook.query.paging.Total;
import io.daybook.query.projection.ConsistencyWish;
import io.daybook.query.projection.Freshness;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

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

  /**
   * A list as a JSON array, and where it goes on.
   *
   * @param cursor null at the end, and where none was asked for
   */
  record Listed(byte[] rows, @Nullable String cursor) {}

  Listed list(DeploymentQuery.Listing query, @Nullable Seek seek, ConsistencyWish wish) {
    awaitVisible(DeploymentClauses.indices(query.criteria()), wish);
    if (seek == null) {
      var rows = search.rows(query.criteria(), query.sort(), query.paging());
      return new Listed(rows(rows, query.options(), wish), null);
    }
    int size = query.paging().limit();
    Stretch found = search.behind(query.criteria(), query.sort(), seek.after(), size, Total.NONE);
    return new Listed(rows(found.found().hits(), query.options(), wish), seek.next(found));
  }

  byte[] page(DeploymentQuery.Page query, @Nullable Seek seek, ConsistencyWish wish) {
    awaitVisible(DeploymentClauses.indices(query.criteria()), wish);
    Total counted = counted(query.options().exact());
    if (seek == null) {
      Hits hits = search.page(query.criteria(), query.sort(), query.paging().paging(), counted);
      return Envelope.of(rows(hits.hits(), query.options(), wish), figures(hits, query));
    }
    int size = query.paging().limit();
    Stretch found = search.behind(query.criteria(), query.sort(), seek.after(), size, counted);
    Hits hits = found.found();
    ObjectNode figures = figures(hits, query).putNull("page").put("cursor", seek.next(found));
    return Envelope.of(rows(hits.hits(), query.options(), wish), figures);
  }

  /** No rows, but how many there are. */
  Hits count(DeploymentQuery.Count query, ConsistencyWish wish) {
    freshness.awaitVisible(DeploymentClauses.indices(query.criteria()), wish);
    return search.count(query.criteria(), counted(query.exact()));
  }

  private static Total counted(@Nullable Boolean exact) {
    return Boolean.FALSE.equals(exact) ? Total.CAPPED : Total.EXACT;
  }

  private static ObjectNode figures(Hits hits, DeploymentQuery.Page query) {
    ObjectNode figures = Envelope.figures(hits.total(), query.paging());
    return query.options().exact() == null ? figures : figures.put("exact", hits.exact());
  }

  private byte[] rows(List<Hit> hits, ListOptions options, ConsistencyWish wish) {
    Fields fields = options.fields() == null ? null : Fields.of(options.fields());
    return fields != null && fields.tail().isEmpty()
        ? DeploymentAnswers.withoutTail(fields).list(hits)
        : answers(hits, fields, wish).list(hits);
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
    return answers(List.of(hit), null, wish).one(hit);
  }

  /**
   * What is shown is taken after the deployments were: they may be newer than what was waited for,
   * and so may be what they name.
   */
  private DeploymentAnswers answers(List<Hit> hits, @Nullable Fields fields, ConsistencyWish wish) {
    DirectoryView shown = directory.view(clock.instant());
    if (!DeploymentAnswers.isAllKnown(hits, shown)) {
      freshness.awaitVisible(SHOWN, wish);
      shown = directory.view(clock.instant());
    }
    return new DeploymentAnswers(shown, fields);
  }

  private void awaitVisible(Set<Index> asked, ConsistencyWish wish) {
    EnumSet<Index> indices = EnumSet.copyOf(SHOWN);
    indices.addAll(asked);
    freshness.awaitVisible(indices, wish);
  }
}
