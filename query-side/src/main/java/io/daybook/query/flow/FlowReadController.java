package io.daybook.query.flow;

import io.daybook.filter.FlowQuery;
import io.daybook.query.projection.ConsistencyWish;
import io.daybook.web.ApiSettings;
import io.daybook.web.Paths;
import io.daybook.wire.ApiException;
import io.daybook.wire.Json;
import io.daybook.wire.JsonBody;
import io.daybook.wire.Types;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Prefect's requests that read flows. */
@RestController
final class FlowReadController {
  private static final String ROOT = Paths.API + "/flows/";
  private static final String UI = Paths.API + "/ui/flows/";

  private final FlowReads reads;
  private final int mostRows;

  FlowReadController(FlowReads reads, ApiSettings settings) {
    this.reads = reads;
    this.mostRows = settings.defaultLimit();
  }

  @PostMapping(ROOT + "filter")
  byte[] list(JsonBody body, ConsistencyWish wish) {
    return reads.list(FlowQuery.listing(body, mostRows), wish);
  }

  @PostMapping(ROOT + "paginate")
  byte[] page(JsonBody body, ConsistencyWish wish) {
    return reads.page(FlowQuery.page(body, mostRows), wish);
  }

  @PostMapping(ROOT + "count")
  JsonNode count(JsonBody body, ConsistencyWish wish) {
    return JsonNodeFactory.instance.numberNode(reads.count(FlowQuery.count(body), wish));
  }

  @GetMapping(ROOT + Paths.ID)
  byte[] byId(@PathVariable UUID id, ConsistencyWish wish) {
    return reads.byId(id, wish).orElseThrow(FlowReadController::notFound);
  }

  @GetMapping(ROOT + "name/{name}")
  byte[] byName(@PathVariable String name, ConsistencyWish wish) {
    return reads.named(name, wish).orElseThrow(FlowReadController::notFound);
  }

  @PostMapping(UI + "count-deployments")
  ObjectNode deployments(JsonBody body, ConsistencyWish wish) {
    List<UUID> flows = flowIds(body);
    Map<String, Long> counts = reads.deployments(flows, wish);
    ObjectNode answer = Json.object();
    flows.forEach(id -> answer.put(id.toString(), counts.getOrDefault(id.toString(), 0L)));
    return answer;
  }

  private static List<UUID> flowIds(JsonBody body) {
    return body.parameters(in -> {
      List<UUID> ids = in.required("flow_ids", Types.listAtMost(200, Types.UUID));
      return in.build(() -> ids);
    });
  }

  private static ApiException notFound() {
    return ApiException.notFound("Flow not found");
  }
}
