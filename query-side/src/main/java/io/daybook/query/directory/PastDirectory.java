package io.daybook.query.directory;

import io.daybook.filter.WorkQueueFilter;
import io.daybook.query.directory.PastView.Asked;
import io.daybook.query.directory.PastView.Held;
import io.daybook.query.filter.Clause;
import io.daybook.query.filter.Moment;
import io.daybook.query.filter.QueryDsl;
import io.daybook.query.filter.QueueMatcher;
import io.daybook.query.index.Index;
import io.daybook.query.index.RowsAtOnce;
import io.daybook.query.index.SearchClient;
import io.daybook.query.index.Source;
import io.daybook.wire.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Queues and limits as they were. Nothing of it is kept: who asks has waited until their history is
 * visible.
 */
public final class PastDirectory {
  private static final int ROWS = 10_000;

  /** Elasticsearch bounds the clauses of one search. */
  private static final int POSITIONS = 500;

  private final SearchClient client;

  public PastDirectory(SearchClient client) {
    this.client = client;
  }

  /** What there was of what is asked for: a search for each kind, for up to 500 positions. */
  public PastView view(Collection<Asked> asked) {
    return new PastView(
        held(Index.WORK_QUEUE_HISTORY, ids(asked, TailSource::queueId), DirectoryQueue::of),
        held(
            Index.CONCURRENCY_LIMIT_HISTORY,
            ids(asked, TailSource::limitId),
            body -> (ObjectNode) body));
  }

  private static Map<Long, Set<String>> ids(
      Collection<Asked> asked, Function<TailSource, @Nullable String> id) {
    Map<Long, Set<String>> ids = new TreeMap<>();
    for (Asked one : asked) {
      String own = id.apply(one.source());
      if (own != null) {
        ids.computeIfAbsent(one.position(), _ -> new HashSet<>()).add(own);
      }
    }
    return ids;
  }

  private <T> Map<String, NavigableMap<Long, Held<T>>> held(
      Index index, Map<Long, Set<String>> ids, Function<JsonNode, T> reader) {
    List<Clause> clauses = new ArrayList<>();
    ids.forEach(
        (position, of) -> clauses.add(new Moment.Past(position).holding(Clause.in("id", of))));
    Map<String, NavigableMap<Long, Held<T>>> held = new HashMap<>();
    for (int from = 0; from < clauses.size(); from += POSITIONS) {
      Clause part = Clause.or(clauses.subList(from, Math.min(clauses.size(), from + POSITIONS)));
      each(
          index,
          part,
          List.of(),
          found ->
              held.computeIfAbsent(found.path("id").stringValue(), _ -> new TreeMap<>())
                  .put(
                      found.path("from").longValue(),
                      new Held<>(
                          found.path("to").longValue(), reader.apply(Source.part(found, "body")))));
    }
    return held;
  }

  /** The ids of the queues that satisfied a filter. */
  public Collection<String> queueIds(WorkQueueFilter filter, Moment.Past moment) {
    return QueueMatcher.ids(queueNames(moment), filter);
  }

  /** What all queues of the moment were called, by id. */
  public Map<String, String> queueNames(Moment.Past moment) {
    Map<String, String> names = new HashMap<>();
    each(
        Index.WORK_QUEUE_HISTORY,
        moment.holding(Clause.ALL),
        List.of("id", "body.name"),
        found -> names.put(found.path("id").stringValue(), found.at("/body/name").stringValue()));
    return names;
  }

  /**
   * @param parts of the documents; none: all
   */
  private void each(Index index, Clause clause, List<String> parts, Consumer<JsonNode> reader) {
    ObjectNode request = Json.object().put("track_total_hits", false);
    request.set("query", QueryDsl.render(clause));
    request.putArray("sort").add("id").add("from");
    if (!parts.isEmpty()) {
      parts.forEach(request.withArray("_source")::add);
    }
    RowsAtOnce size = new RowsAtOnce(ROWS);
    JsonNode hits;
    do {
      byte[] answer = size.ask(n -> client.search(index, Json.bytes(request.put("size", n))));
      hits = Json.MAPPER.readTree(answer).path("hits").path("hits");
      for (JsonNode hit : hits) {
        reader.accept(hit.path("_source"));
        request.set("search_after", hit.path("sort"));
      }
    } while (hits.size() == size.rows());
  }
}
