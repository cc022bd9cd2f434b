package io.daybook.conformance;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The steps that fill an empty server, and what they left: variables and names of flows. */
final class Corpus {
  private final Variables variables = new Variables();
  private final Map<String, String> flows = new HashMap<>();
  private final List<String> failures = new ArrayList<>();

  static Corpus play(Wire wire, List<JsonNode> steps) {
    Corpus corpus = new Corpus();
    steps.forEach(step -> corpus.step(wire, step));
    return corpus;
  }

  private void step(Wire wire, JsonNode step) {
    String id = step.path("id").stringValue();
    try {
      Wire.Answer answer = wire.send(step, variables);
      variables.save(step.path("save"), answer.body());
      if (answer.status() != step.path("expect_status").intValue()) {
        fail(step, "got " + answer.status() + " " + Json.brief(answer.body(), 200));
      }
    } catch (Variables.MissingVariable | UncheckedIOException e) {
      fail(step, "" + e.getMessage());
    }
    String flow = variables.values().get(id);
    if (step.path("path").stringValue().equals("/flows/") && flow != null) {
      flows.put(flow, step.path("body").path("name").stringValue());
    }
  }

  private void fail(JsonNode step, String problem) {
    failures.add(
        "corpus %s %s %s %s :: expected %d, %s"
            .formatted(
                step.path("id").stringValue(),
                step.path("method").stringValue(),
                step.path("path").stringValue(),
                Json.brief(step.path("body"), 160),
                step.path("expect_status").intValue(),
                problem));
  }

  List<String> failures() {
    return failures;
  }

  Variables variables() {
    return variables;
  }

  /** A deployment is known as {@code flow/deployment}. */
  String key(JsonNode deployment) {
    String flow = flows.getOrDefault(deployment.path("flow_id").asString(""), "?");
    return flow + "/" + deployment.path("name").asString("");
  }
}
