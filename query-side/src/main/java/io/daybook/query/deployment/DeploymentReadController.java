package io.daybook.query.deployment;

import io.daybook.filter.AsOf;
import io.daybook.filter.DeploymentQuery;
import io.daybook.query.paging.Hit;
import io.daybook.query.paging.Hits;
import io.daybook.query.projection.ConsistencyWish;
import io.daybook.web.ApiSettings;
import io.daybook.web.ListHeaders;
import io.daybook.web.Paths;
import io.daybook.wire.ApiException;
import io.daybook.wire.Json;
import io.daybook.wire.JsonBody;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Prefect's requests that read deployments. */
@RestController
final class DeploymentReadController {
  private static final String ROOT = Paths.API + "/deployments/";
  private static final String AS_OF = "as_of";

  private final DeploymentReads reads;
  private final int mostRows;

  DeploymentReadController(DeploymentReads reads, ApiSettings settings) {
    this.reads = reads;
    this.mostRows = settings.defaultLimit();
  }

  @PostMapping(ROOT + "filter")
  byte[] list(JsonBody body, ConsistencyWish wish, HttpServletResponse response) {
    var query = DeploymentQuery.listing(body, mostRows);
    Seek seek = Seek.of(query.criteria(), query.sort(), query.options(), body);
    Listed listed = reads.list(query, seek, wish);
    if (listed.cursor() != null) {
      response.setHeader(ListHeaders.CURSOR, listed.cursor());
    }
    return listed.rows();
  }

  @PostMapping(ROOT + "paginate")
  byte[] page(JsonBody body, ConsistencyWish wish) {
    var query = DeploymentQuery.page(body, mostRows);
    Seek seek = Seek.of(query.criteria(), query.sort(), query.options(), body);
    return reads.page(query, seek, wish);
  }

  @PostMapping(ROOT + "count")
  JsonNode count(JsonBody body, ConsistencyWish wish, HttpServletResponse response) {
    var query = DeploymentQuery.count(body);
    Hits found = reads.count(query, wish);
    if (query.exact() != null) {
      response.setHeader(ListHeaders.COUNT_EXACT, Boolean.toString(found.exact()));
    }
    return JsonNodeFactory.instance.numberNode(found.total());
  }

  @GetMapping(ROOT + Paths.ID)
  byte[] byId(
      @PathVariable UUID id,
      @RequestParam(name = AS_OF, required = false) @Nullable String asOf,
      ConsistencyWish wish) {
    AsOf moment = AsOf.ofQuery(asOf);
    return (moment == null ? reads.byId(id, wish) : reads.byId(id, moment, wish))
        .orElseThrow(DeploymentReadController::notFound);
  }

  @GetMapping(ROOT + "name/{flow}/{deployment}")
  byte[] byName(
      @PathVariable String flow,
      @PathVariable String deployment,
      @RequestParam(name = AS_OF, required = false) @Nullable String asOf,
      ConsistencyWish wish) {
    return reads
        .named(flow, deployment, AsOf.ofQuery(asOf), wish)
        .orElseThrow(DeploymentReadController::notFound);
  }

  @GetMapping(ROOT + Paths.ID + "/schedules")
  JsonNode schedules(@PathVariable UUID id, ConsistencyWish wish) {
    Hit deployment =
        reads.stored(id, wish).orElseThrow(() -> ApiException.notFound("Deployment not found."));
    return Json.MAPPER.readTree(deployment.body()).path("schedules");
  }

  /** Queues without a pool are history: no deployment belongs to one. */
  @GetMapping(ROOT + Paths.ID + "/work_queue_check")
  JsonNode queues(@PathVariable UUID id, ConsistencyWish wish) {
    return reads
        .stored(id, wish)
        .map(_ -> JsonNodeFactory.instance.arrayNode())
        .orElseThrow(DeploymentReadController::notFound);
  }

  private static ApiException notFound() {
    return ApiException.notFound("Deployment not found");
  }
}
