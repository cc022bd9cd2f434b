package io.daybook.query.deployment;

import io.daybook.filter.AsOf;
import io.daybook.filter.DeploymentQuery;
import io.daybook.filter.ListOptions;
import io.daybook.query.directory.TailSource;
import io.daybook.query.directory.Tails;
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
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Answers about deployments, as new as the reader wishes or as old. */
@Component
final class DeploymentReads {
  /** What answers show beside the deployments themselves. */
  static final Set<Index> SHOWN = Set.of(Index.WORK_QUEUES, Index.CONCURRENCY_LIMITS);

  private final SearchClient client;
  private final Freshness freshness;
  private final Snapshots snapshots;

  DeploymentReads(SearchClient client, Freshness freshness, Snapshots snapshots) {
    this.client = client;
    this.freshness = freshness;
    this.snapshots = snapshots;
  }

  Listed list(DeploymentQuery.Listing query, @Nullable Seek seek, ConsistencyWish wish) {
    Snapshot at = snapshots.at(query.options().asOf());
    awaitVisible(at, DeploymentClauses.indices(query.criteria()), wish);
    DeploymentSearch search = at.search();
    if (seek == null) {
      var rows = search.rows(query.criteria(), query.sort(), query.paging());
      return new Listed(rows(at, rows, query.options(), wish), null);
    }
    int size = query.paging().limit();
    Stretch found = search.behind(query.criteria(), query.sort(), seek.after(), size, Total.NONE);
    return new Listed(rows(at, found.found().hits(), query.options(), wish), seek.next(found));
  }

  byte[] page(DeploymentQuery.Page query, @Nullable Seek seek, ConsistencyWish wish) {
    Snapshot at = snapshots.at(query.options().asOf());
    awaitVisible(at, DeploymentClauses.indices(query.criteria()), wish);
    DeploymentSearch search = at.search();
    Total counted = counted(query.options().exact());
    if (seek == null) {
      Hits hits = search.page(query.criteria(), query.sort(), query.paging().paging(), counted);
      return Envelope.of(rows(at, hits.hits(), query.options(), wish), figures(hits, query));
    }
    int size = query.paging().limit();
    Stretch found = search.behind(query.criteria(), query.sort(), seek.after(), size, counted);
    Hits hits = found.found();
    ObjectNode figures = figures(hits, query).putNull("page").put("cursor", seek.next(found));
    return Envelope.of(rows(at, hits.hits(), query.options(), wish), figures);
  }

  /** No rows, but how many there are. */
  Hits count(DeploymentQuery.Count query, ConsistencyWish wish) {
    Snapshot at = snapshots.at(query.asOf());
    at.awaitVisible(DeploymentClauses.indices(query.criteria()), wish);
    return at.search().count(query.criteria(), counted(query.exact()));
  }

  private static Total counted(@Nullable Boolean exact) {
    return Boolean.FALSE.equals(exact) ? Total.CAPPED : Total.EXACT;
  }

  private static ObjectNode figures(Hits hits, DeploymentQuery.Page query) {
    ObjectNode figures = Envelope.figures(hits.total(), query.paging());
    return query.options().exact() == null ? figures : figures.put("exact", hits.exact());
  }

  private static byte[] rows(
      Snapshot at, List<Hit> hits, ListOptions options, ConsistencyWish wish) {
    Fields fields = options.fields() == null ? null : Fields.of(options.fields());
    boolean showsOthers = fields == null || !fields.tail().isEmpty();
    Tails shown = showsOthers ? at.shown(hits, wish) : Tails.UNASKED;
    return new DeploymentAnswers(shown, fields).list(hits);
  }

  Optional<byte[]> named(
      String flow, String deployment, @Nullable AsOf asOf, ConsistencyWish wish) {
    Snapshot at = snapshots.at(asOf);
    awaitVisible(at, Set.of(Index.DEPLOYMENTS), wish);
    return at.search().named(flow, deployment).stream()
        .findFirst()
        .map(hit -> answer(at, hit, wish));
  }

  Optional<byte[]> byId(UUID id, ConsistencyWish wish) {
    Snapshot now = snapshots.at(null);
    awaitVisible(now, Set.of(), wish);
    return stored(id, wish).map(hit -> answer(now, hit, wish));
  }

  Optional<byte[]> byId(UUID id, AsOf asOf, ConsistencyWish wish) {
    Snapshot at = snapshots.at(asOf);
    awaitVisible(at, Set.of(Index.DEPLOYMENTS), wish);
    return at.search().withId(id).stream().findFirst().map(hit -> answer(at, hit, wish));
  }

  /** The document of one deployment, be it visible to searches or not yet. */
  Optional<Hit> stored(UUID id, ConsistencyWish wish) {
    freshness.awaitApplied(Set.of(Index.DEPLOYMENTS), wish);
    byte[] source = client.source(Index.DEPLOYMENTS, id.toString());
    return source == null ? Optional.empty() : Optional.of(Hit.ofSource(source, TailSource.FIELDS));
  }

  private static byte[] answer(Snapshot at, Hit hit, ConsistencyWish wish) {
    return new DeploymentAnswers(at.shown(List.of(hit), wish), null).one(hit);
  }

  private static void awaitVisible(Snapshot at, Set<Index> asked, ConsistencyWish wish) {
    EnumSet<Index> indices = EnumSet.copyOf(SHOWN);
    indices.addAll(asked);
    at.awaitVisible(indices, wish);
  }
}
