package io.daybook.conformance;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Recorded schedules: the runs that {@code POST /deployments/{id}/schedule} makes in a window. */
final class Schedules {

  private final Wire wire;
  private final String run;
  private final boolean reference;

  Schedules(Wire wire, String run, boolean reference) {
    this.wire = wire;
    this.run = run;
    this.reference = reference;
  }

  List<String> play(JsonNode row) {
    try {
      return row.has("tzdata") ? judgeByRelease(row) : judge(row);
    } catch (UncheckedIOException e) {
      return List.of("" + e.getMessage());
    }
  }

  /** A row of one release of the tz database: with another, its runs must be others. */
  private List<String> judgeByRelease(JsonNode row) {
    Wire.Answer known = send("GET", "/timezones", Json.MAPPER.nullNode());
    boolean isOther =
        known.status() == 200 && !known.body().path("release").equals(row.path("tzdata"));
    List<String> problems = judge(row);
    return isOther && problems.isEmpty()
        ? List.of("the same runs as on the tz database " + row.path("tzdata"))
        : isOther ? List.of() : problems;
  }

  private List<String> judge(JsonNode row) {
    JsonNode expect = row.path("expect");
    Wire.Answer created = deployment(row);
    if (created.status() >= 400) {
      return Verdict.status(expect, created, reference);
    }
    String path = "/deployments/" + created.body().path("id").stringValue();
    JsonNode window = row.path("window");
    Wire.Answer scheduled = send("POST", path + "/schedule", window);
    List<String> problems =
        Stream.concat(
                Verdict.status(expect, scheduled, reference).stream(),
                scheduled.status() == 200
                    ? runs(expect, created.body().path("id"), window).stream()
                    : Stream.of())
            .toList();
    send("DELETE", path, Json.MAPPER.nullNode());
    return problems;
  }

  private Wire.Answer deployment(JsonNode row) {
    ObjectNode flow = Json.MAPPER.createObjectNode();
    flow.put("name", row.path("id").stringValue() + " " + run);
    ObjectNode deployment = Json.MAPPER.createObjectNode().put("name", "d");
    deployment.set("flow_id", send("POST", "/flows/", flow).body().path("id"));
    deployment
        .putArray("schedules")
        .addObject()
        .put("active", true)
        .set("schedule", row.path("schedule"));
    return send("POST", "/deployments/", deployment);
  }

  private List<String> runs(JsonNode expect, JsonNode deploymentId, JsonNode window) {
    ObjectNode query = Json.MAPPER.createObjectNode();
    query.putObject("deployments").putObject("id").putArray("any_").add(deploymentId);
    query
        .putObject("flow_runs")
        .putObject("next_scheduled_start_time")
        .set("after_", window.path("start_time"))
        .set("before_", window.path("end_time"));
    query.put("sort", "NEXT_SCHEDULED_START_TIME_ASC").put("limit", 200);
    List<String> expected = expect.path("runs").valueStream().map(JsonNode::stringValue).toList();
    List<String> got =
        send("POST", "/flow_runs/filter", query)
            .body()
            .valueStream()
            .map(r -> r.path("next_scheduled_start_time").asString().replace("+00:00", "Z"))
            .toList();
    return got.equals(expected)
        ? List.of()
        : List.of("expected " + Json.brief(expected, 420) + ", got " + Json.brief(got, 420));
  }

  private Wire.Answer send(String method, String path, JsonNode body) {
    ObjectNode step = Json.MAPPER.createObjectNode().put("method", method).put("path", path);
    if (!body.isNull()) {
      step.set("body", body);
    }
    return wire.send(step, new Variables());
  }
}
