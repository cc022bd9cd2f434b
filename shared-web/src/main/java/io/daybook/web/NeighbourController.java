package io.daybook.web;

import io.daybook.wire.ApiError;
import io.daybook.wire.Json;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Parts of Prefect that Daybook has none of: automations, blocks, variables, artifacts, events,
 * limits of tags. The clients and the UI ask about them in passing; the answer is that there are
 * none. What would make or change one is not found: see {@link AbsentParts}.
 */
@RestController
final class NeighbourController {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** What a page of one such thing asks for, be it that its link is old. */
  private static final Map<String, ApiError> MISSING =
      Map.of(
          "artifacts", new ApiError.Detail(404, "Artifact not found."),
          "automations", new ApiError.Message(404, "Automation not found"),
          "block_documents", new ApiError.Detail(404, "Block document not found"),
          "variables", new ApiError.Detail(404, "Variable not found."));

  @GetMapping("/api/automations/related-to/{resource}")
  JsonNode automationsOf() {
    return NODES.arrayNode();
  }

  @PostMapping({
    "/api/automations/filter",
    "/api/block_documents/filter",
    "/api/block_schemas/filter",
    "/api/block_types/filter",
    "/api/concurrency_limits/decrement",
    "/api/concurrency_limits/filter",
    "/api/concurrency_limits/increment",
    "/api/saved_searches/filter",
    "/api/variables/filter",
    "/api/artifacts/filter",
    "/api/artifacts/latest/filter",
    "/api/events/count-by/{countable}"
  })
  JsonNode none() {
    return NODES.arrayNode();
  }

  @PostMapping({
    "/api/automations/count",
    "/api/block_documents/count",
    "/api/variables/count",
    "/api/artifacts/count",
    "/api/artifacts/latest/count"
  })
  JsonNode zero() {
    return NODES.numberNode(0);
  }

  @PostMapping("/api/events/filter")
  ObjectNode noEvents() {
    ObjectNode out = Json.object();
    out.putArray("events");
    return out.put("total", 0).putNull("next_page");
  }

  @GetMapping({
    "/api/artifacts/" + Paths.ID,
    "/api/artifacts/{key}/latest",
    "/api/automations/" + Paths.ID,
    "/api/block_documents/" + Paths.ID,
    "/api/variables/" + Paths.ID,
    "/api/variables/name/{name}"
  })
  ResponseEntity<ObjectNode> missing(HttpServletRequest request) {
    String kind = request.getRequestURI().substring(Paths.API.length() + 1).split("/", 2)[0];
    return answer(MISSING.getOrDefault(kind, ErrorAnswers.NOT_FOUND));
  }

  @GetMapping({
    "/api/block_types/slug/{slug}",
    "/api/block_types/slug/{slug}/block_documents",
    "/api/block_types/slug/{slug}/block_documents/name/{name}"
  })
  ResponseEntity<ObjectNode> missingBlockType() {
    return answer(new ApiError.Detail(404, "Block type not found"));
  }

  private static ResponseEntity<ObjectNode> answer(ApiError error) {
    return ResponseEntity.status(error.status()).body(error.body());
  }
}
