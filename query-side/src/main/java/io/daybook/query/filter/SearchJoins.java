package io.daybook.query.filter;

import io.daybook.filter.WorkPoolFilter;
import io.daybook.filter.WorkQueueFilter;
import io.daybook.query.index.Index;
import io.daybook.query.index.SearchClient;
import io.daybook.wire.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Joins by a request to the other index; the queues are few and known already. */
public final class SearchJoins implements Joins {
  /** Most joins find fewer values, and are one request. */
  private static final int VALUES_PER_REQUEST = 20_000;

  private final SearchClient client;
  private final Function<WorkQueueFilter, Collection<String>> queues;
  private final RunJoin runs;
  private final Moment moment;

  public SearchJoins(
      SearchClient client, Function<WorkQueueFilter, Collection<String>> queues, RunJoin runs) {
    this(client, queues, runs, Moment.NOW);
  }

  /**
   * @param queues as they were at the moment
   */
  public SearchJoins(
      SearchClient client,
      Function<WorkQueueFilter, Collection<String>> queues,
      RunJoin runs,
      Moment moment) {
    this.client = client;
    this.queues = queues;
    this.runs = runs;
    this.moment = moment;
  }

  @Override
  public Collection<String> flowIds(Clause flows) {
    return values(Index.FLOWS, "id", flows);
  }

  @Override
  public Collection<String> flowIdsOf(Index index, Clause clause) {
    return values(index, "flow_id", clause);
  }

  @Override
  public Collection<String> queueIds(WorkQueueFilter filter) {
    return queues.apply(filter);
  }

  @Override
  public Collection<String> queueIds(WorkPoolFilter filter) {
    Collection<String> pools = values(Index.WORK_POOLS, "id", WorkPoolClauses.pools(filter));
    return pools.isEmpty()
        ? List.of()
        : values(Index.WORK_QUEUES, "id", Clause.in("work_pool_id", pools));
  }

  @Override
  public Clause sharing(String number, Index others, String othersNumber, Clause clause) {
    return runs.sharing(number, others, othersNumber, clause);
  }

  @Override
  public Collection<String> namesLike(NameIndex name, Clause candidates, LikePattern pattern) {
    return values(name.index(), name.lower(), candidates).stream()
        .filter(pattern::matches)
        .toList();
  }

  /** The distinct values of a field in the documents that satisfy a clause. */
  private List<String> values(Index index, String field, Clause clause) {
    return values(client, moment.of(index), field, moment.holding(clause));
  }

  static List<String> values(SearchClient client, Index index, String field, Clause clause) {
    List<String> values = new ArrayList<>();
    JsonNode after = null;
    do {
      byte[] answer = client.search(index, Json.bytes(request(field, clause, after)));
      JsonNode found = Json.MAPPER.readTree(answer).path("aggregations").path("values");
      found.path("buckets").forEach(b -> values.add(b.path("key").path("value").stringValue()));
      after = found.get("after_key");
    } while (after != null && values.size() % VALUES_PER_REQUEST == 0);
    return values;
  }

  private static ObjectNode request(String field, Clause clause, @Nullable JsonNode after) {
    ObjectNode request = Json.object().put("size", 0).put("track_total_hits", false);
    request.set("query", QueryDsl.render(clause));
    ObjectNode composite = request.withObject("/aggs/values/composite");
    composite.put("size", VALUES_PER_REQUEST);
    composite.putArray("sources").addObject().withObject("/value/terms").put("field", field);
    if (after != null) {
      composite.set("after", after);
    }
    return request;
  }
}
