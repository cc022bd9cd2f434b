package io.daybook.command.run.schedule;

import io.daybook.command.CommandServer;
import io.daybook.command.CommandServer.Answer;
import java.io.IOException;
import java.util.Collections;

/** Deployments with schedules, over HTTP. */
record SchedulingServer(CommandServer server) {

  static final String HOURLY =
      """
      {"schedule": {"interval": 3600, "anchor_date": "2026-01-01T00:00:00Z"}, "slug": "hourly",
       "parameters": {"b": 3}}\
      """;

  /** Half a megabyte, and thirty times as much in memory. */
  static final String LARGE =
      "{\"x\": [" + String.join(",", Collections.nCopies(170_000, "{}")) + "]}";

  /** Each minute, with parameters of its own. */
  static String eachMinute(String parameters) {
    return """
    {"schedule": {"interval": 60, "anchor_date": "2026-01-01T00:00:00Z"}, "parameters": %s}\
    """
        .formatted(parameters);
  }

  /**
   * @return its id
   */
  String deployment(String name, String schedules) throws IOException, InterruptedException {
    return deployment(name, schedules, "");
  }

  String deployment(String name, String schedules, String more)
      throws IOException, InterruptedException {
    return server
        .send("POST", "/deployments/", body(name, schedules, more))
        .json()
        .path("id")
        .asString();
  }

  String body(String name, String schedules, String more) throws IOException, InterruptedException {
    String flow =
        server.send("POST", "/flows/", "{\"name\": \"etl\"}").json().path("id").asString();
    return """
    {"name": "%s", "flow_id": "%s", "tags": ["blue"], "parameters": {"a": 1, "b": 2},
     "schedules": [%s] %s}\
    """
        .formatted(name, flow, schedules, more);
  }

  Answer schedule(String deploymentId, String body) throws IOException, InterruptedException {
    return server.send("POST", "/deployments/" + deploymentId + "/schedule", body);
  }
}
