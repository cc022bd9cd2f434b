package io.daybook.query.history;

import io.daybook.filter.HistoryCriteria;
import io.daybook.filter.HistoryQuery;
import io.daybook.filter.HistoryQuery.Shown;
import io.daybook.filter.HistorySort;
import io.daybook.filter.Paging;
import io.daybook.query.filter.Clause;
import io.daybook.query.filter.HistoryClauses;
import io.daybook.query.history.Records.Listed;
import io.daybook.query.index.Index;
import io.daybook.query.index.SearchClient;
import io.daybook.query.paging.AnswerSize;
import io.daybook.query.paging.Envelope;
import io.daybook.query.paging.Hit;
import io.daybook.query.paging.Hits;
import io.daybook.query.paging.Stretch;
import io.daybook.query.paging.Total;
import io.daybook.query.projection.ConsistencyWish;
import io.daybook.query.projection.Freshness;
import io.daybook.wire.ApiException;
import io.daybook.wire.Json;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Answers about changes, as new as the reader wishes. */
@Component
final class HistoryReads {
  /** What is shown beside the changes themselves. */
  private static final Set<Index> SHOWN =
      Set.of(Index.DEPLOYMENT_HISTORY, Index.WORK_QUEUE_HISTORY, Index.CONCURRENCY_LIMIT_HISTORY);

  /** Of the records in a list that goes on by a cursor. */
  private static final long MOST_BYTES = 32 << 20;

  private final SearchClient client;
  private final HistorySearch search;
  private final Records records;
  private final Freshness freshness;

  HistoryReads(SearchClient client, HistorySearch search, Records records, Freshness freshness) {
    this.client = client;
    this.search = search;
    this.records = records;
    this.freshness = freshness;
  }

  byte[] list(HistoryQuery.Listing query, ConsistencyWish wish) {
    Shown shown = query.shown();
    HistorySeek seek = HistorySeek.of(query.criteria(), shown.sort(), shown.cursor());
    awaitVisible(query.criteria(), wish);
    Clause clause = search.clause(query.criteria());
    Paging paging = query.paging();
    if (paging.offset() > 0) {
      List<Hit> rows = search.rows(clause, shown.sort(), paging);
      String last = rows.size() < paging.limit() ? null : last(rows);
      Hits hits = new Hits(rows, -1);
      return answer(new Stretch(hits, last), Json.object(), seek, clause, shown);
    }
    Stretch found = search.behind(clause, shown.sort(), seek.after(), paging.limit(), Total.NONE);
    return answer(found, Json.object(), seek, clause, shown);
  }

  byte[] page(HistoryQuery.Page query, ConsistencyWish wish) {
    Shown shown = query.shown();
    HistorySeek seek = HistorySeek.of(query.criteria(), shown.sort(), shown.cursor());
    awaitVisible(query.criteria(), wish);
    Clause clause = search.clause(query.criteria());
    int limit = query.paging().limit();
    if (shown.cursor() != null) {
      Stretch found = search.behind(clause, shown.sort(), seek.after(), limit, Total.EXACT);
      ObjectNode figures = Envelope.figures(found.found().total(), query.paging()).putNull("page");
      return answer(found, figures, seek, clause, shown);
    }
    Hits hits = search.page(clause, shown.sort(), query.paging().paging());
    ObjectNode figures = Envelope.figures(hits.total(), query.paging());
    boolean goesOn = query.paging().page() < query.paging().pages(hits.total());
    figures.put("cursor", seek.next(goesOn ? last(hits.hits()) : null));
    Listed listed = records.list(hits.hits(), shown.deployment(), AnswerSize.MOST);
    if (listed.rows() < hits.hits().size()) {
      throw AnswerSize.exceeded();
    }
    return answer(listed, figures, clause, shown);
  }

  long count(HistoryCriteria criteria, ConsistencyWish wish) {
    freshness.awaitVisible(HistoryClauses.indices(criteria), wish);
    return search.count(search.clause(criteria));
  }

  /**
   * The changes of one deployment, the newest first.
   *
   * @throws ApiException 404 if there never was such a deployment
   */
  byte[] ofDeployment(UUID id, int limit, @Nullable String cursor, ConsistencyWish wish) {
    Shown shown = new Shown(HistorySort.AT_DESC, cursor, List.of(), true);
    HistoryCriteria criteria = HistoryCriteria.ofDeployment(id);
    HistorySeek seek = HistorySeek.of(criteria, shown.sort(), cursor);
    awaitVisible(criteria, wish);
    Clause clause = HistoryClauses.ofDeployment(id);
    Stretch found = search.behind(clause, shown.sort(), seek.after(), limit, Total.NONE);
    if (found.found().hits().isEmpty() && search.count(clause) == 0) {
      throw unknown();
    }
    return answer(found, Json.object(), seek, clause, shown);
  }

  /**
   * One change.
   *
   * @throws ApiException 404 if there is none
   */
  byte[] revision(UUID id, long revision, ConsistencyWish wish) {
    awaitShown(wish);
    return records.each(List.of(stored(id, revision)), true).apply(0);
  }

  Hit stored(UUID id, long revision) {
    byte[] source = client.source(Index.DEPLOYMENT_HISTORY, id + "-" + revision);
    if (source != null) {
      return Hit.ofSource(source, HistoryFields.ALL);
    }
    long newest = search.count(HistoryClauses.ofDeployment(id));
    if (newest == 0) {
      throw unknown();
    }
    throw ApiException.notFound("The deployment has the revisions 1 to %d.".formatted(newest));
  }

  /** How many changes there are of a deployment. */
  long newest(UUID id) {
    long newest = search.count(HistoryClauses.ofDeployment(id));
    if (newest == 0) {
      throw unknown();
    }
    return newest;
  }

  void awaitShown(ConsistencyWish wish) {
    freshness.awaitVisible(SHOWN, wish);
  }

  void awaitVisible(HistoryCriteria criteria, ConsistencyWish wish) {
    EnumSet<Index> indices = EnumSet.copyOf(SHOWN);
    indices.addAll(HistoryClauses.indices(criteria));
    freshness.awaitVisible(indices, wish);
  }

  /** A list may end early: it goes on by its cursor. */
  private byte[] answer(
      Stretch found, ObjectNode figures, HistorySeek seek, Clause clause, Shown shown) {
    List<Hit> rows = found.found().hits();
    Listed listed = records.list(rows, shown.deployment(), MOST_BYTES);
    String last = listed.rows() < rows.size() ? last(rows.subList(0, listed.rows())) : found.last();
    return answer(listed, figures.put("cursor", seek.next(last)), clause, shown);
  }

  private byte[] answer(Listed listed, ObjectNode figures, Clause clause, Shown shown) {
    if (!shown.facets().isEmpty()) {
      figures.set("facets", search.facets(clause, shown.facets()));
    }
    return Envelope.of(listed.array().toByteArray(), figures);
  }

  private static @Nullable String last(List<Hit> rows) {
    return rows.isEmpty() ? null : rows.getLast().sortValues();
  }

  private static ApiException unknown() {
    return ApiException.notFound("There is no such deployment, and there never was one.");
  }
}
