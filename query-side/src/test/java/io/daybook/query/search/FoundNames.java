package io.daybook.query.search;

import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What was found, in its order, as {@code flow/deployment}. */
final class FoundNames {

  private FoundNames() {}

  /** Of a whole answer. */
  static List<String> of(JsonNode answer) {
    return of(answer.path("results").valueStream());
  }

  static List<String> of(Stream<JsonNode> results) {
    return results
        .map(r -> r.path("flow_name").asString() + "/" + r.at("/deployment/name").asString())
        .toList();
  }
}
