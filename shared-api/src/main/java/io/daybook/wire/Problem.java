package io.daybook.wire;

import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Errors in the shape of RFC 9457, for what is no part of Prefect's API. */
final class Problem {

  private Problem() {}

  static ObjectNode of(ApiError error, String title) {
    ObjectNode problem = Json.object();
    problem.put("type", "about:blank");
    problem.put("title", title);
    problem.put("status", error.status());
    problem.put("detail", error.text());
    if (error instanceof ApiError.Invalid invalid) {
      ArrayNode errors = problem.putArray("errors");
      invalid.errors().forEach(e -> errors.add(field(e)));
    }
    return Unicode.repaired(problem);
  }

  private static ObjectNode field(FieldError error) {
    List<Object> loc = error.loc();
    ObjectNode json = Json.object();
    if (loc.getFirst().equals("body")) {
      json.put("pointer", pointer(loc.subList(1, loc.size())));
    } else {
      json.put("parameter", String.valueOf(loc.getLast()));
    }
    return json.put("detail", error.msg()).put("type", error.type());
  }

  /** A JSON Pointer as a fragment of a URI, as in RFC 9457. */
  private static String pointer(List<Object> steps) {
    StringBuilder pointer = new StringBuilder("#");
    for (Object step : steps) {
      pointer.append('/').append(step.toString().replace("~", "~0").replace("/", "~1"));
    }
    return pointer.toString();
  }
}
