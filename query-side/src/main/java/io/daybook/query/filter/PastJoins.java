package io.daybook.query.filter;

import io.daybook.filter.WorkPoolFilter;
import io.daybook.filter.WorkQueueFilter;
import io.daybook.query.index.Index;
import io.daybook.query.index.RowsAtOnce;
import io.daybook.query.index.SearchClient;
import io.daybook.wire.ApiException;
import io.daybook.wire.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Joins of changes, each with what flows and queues were at its own position: a flow that has a tag
 * from one position to another is asked for together with these two.
 */
public final class PastJoins implements Joins {
  private static final int ROWS = 10_000;

  /** Each is three clauses; Elasticsearch bounds their number by its heap. */
  private static final int MOST_PERIODS = 2_000;

  private final SearchClient client;

  public PastJoins(SearchClient client) {
    this.client = client;
  }

  @Override
  public Clause withFlows(Clause flows) {
    return during("flow_id", "flows", periods(Index.FLOW_HISTORY, flows, _ -> true));
  }

  @Override
  public Clause withQueues(WorkQueueFilter filter) {
    Predicate<JsonNode> matches =
        queue -> {
          String id = queue.path("id").stringValue();
          return !QueueMatcher.ids(Map.of(id, queue.path("name").stringValue()), filter).isEmpty();
        };
    return during(
        "work_queue_id", "queues", periods(Index.WORK_QUEUE_HISTORY, Clause.ALL, matches));
  }

  @Override
  public Collection<String> namesLike(NameIndex name, Clause candidates, LikePattern pattern) {
    return SearchJoins.values(client, Index.DEPLOYMENT_HISTORY, name.lower(), candidates).stream()
        .filter(pattern::matches)
        .toList();
  }

  private static Clause during(String field, String what, Map<String, List<Period>> periods) {
    List<String> always = new ArrayList<>();
    List<Clause> sometimes = new ArrayList<>();
    periods.forEach((id, all) -> {
      if (all.equals(List.of(Period.ALWAYS))) {
        always.add(id);
      } else {
        all.forEach(p -> sometimes.add(Clause.and(Clause.in(field, List.of(id)), p.clause())));
      }
    });
    if (sometimes.size() > MOST_PERIODS) {
      throw ApiException.detail(
          422,
          "More than %d %s satisfied the filter for a part of their time: ask for fewer."
              .formatted(MOST_PERIODS, what));
    }
    sometimes.add(Clause.in(field, always));
    return Clause.or(sometimes);
  }

  /** When those that satisfy a clause did so, by id; periods that meet are one. */
  private Map<String, List<Period>> periods(
      Index index, Clause clause, Predicate<JsonNode> matches) {
    Map<String, List<Period>> periods = new TreeMap<>();
    ObjectNode request = request(clause);
    RowsAtOnce size = new RowsAtOnce(ROWS);
    JsonNode hits;
    do {
      byte[] answer = size.ask(n -> client.search(index, Json.bytes(request.put("size", n))));
      hits = Json.MAPPER.readTree(answer).path("hits").path("hits");
      for (JsonNode hit : hits) {
        JsonNode source = hit.path("_source");
        if (matches.test(source)) {
          List<Period> known =
              periods.computeIfAbsent(source.path("id").stringValue(), _ -> new ArrayList<>());
          Period.of(source).addTo(known);
        }
        request.set("search_after", hit.path("sort"));
      }
    } while (hits.size() == size.rows());
    return periods;
  }

  private static ObjectNode request(Clause clause) {
    ObjectNode request = Json.object().put("track_total_hits", false);
    request.set("query", QueryDsl.render(clause));
    request.putArray("_source").add("id").add("name").add("from").add("to").add("revision");
    request.putArray("sort").add("id").add("revision");
    return request;
  }

  /**
   * Positions of the ledger.
   *
   * @param from the first
   * @param to the first after them
   */
  private record Period(long from, long to) {
    private static final Period ALWAYS = new Period(0, Long.MAX_VALUE);

    /**
     * Before its first revision nothing refers to it; after its deletion only the deletions that
     * this led to do, and what they were part of is asked of them.
     */
    static Period of(JsonNode revision) {
      long from = revision.path("from").longValue();
      long to = revision.path("to").longValue();
      return new Period(
          revision.path("revision").intValue() == 1 ? 0 : from, to == from ? Long.MAX_VALUE : to);
    }

    void addTo(List<Period> sorted) {
      if (!sorted.isEmpty() && sorted.getLast().to == from) {
        sorted.add(new Period(sorted.removeLast().from, to));
      } else {
        sorted.add(this);
      }
    }

    Clause clause() {
      return Clause.and(
          from == 0 ? Clause.ALL : new Clause.Range("position", "gte", from),
          to == Long.MAX_VALUE ? Clause.ALL : new Clause.Range("position", "lt", to));
    }
  }

  @Override
  public Collection<String> flowIds(Clause flows) {
    throw noPast();
  }

  @Override
  public Collection<String> flowIdsOf(Index index, Clause clause) {
    throw noPast();
  }

  @Override
  public Collection<String> queueIds(WorkQueueFilter queues) {
    throw noPast();
  }

  @Override
  public Collection<String> queueIds(WorkPoolFilter pools) {
    throw noPast();
  }

  @Override
  public Clause sharing(String number, Index others, String othersNumber, Clause clause) {
    throw noPast();
  }

  private static IllegalStateException noPast() {
    return new IllegalStateException("a change is not joined like this");
  }
}
