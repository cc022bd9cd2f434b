package io.daybook.web;

import io.daybook.wire.Json;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Parts of Prefect that Daybook has none of: automations, blocks, variables, artifacts, events. The
 * clients and the UI ask about them in passing; the answer is that there are none.
 */
@RestController
final class NeighbourController {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  @GetMapping("/api/automations/related-to/{resource}")
  JsonNode automationsOf() {
    return NODES.arrayNode();
  }

  /** Sent after every deploy: there is nothing to delete, and that is accepted. */
  @DeleteMapping("/api/automations/owned-by/{resource}")
  ResponseEntity<JsonNode> deleteAutomations() {
    return ResponseEntity.accepted().body(NODES.nullNode());
  }

  @PostMapping({
    "/api/automations/filter",
    "/api/block_documents/filter",
    "/api/block_types/filter",
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
}
