package io.daybook.conformance;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Write sequences: names carry the run's mark, so that they can be repeated on one server. */
final class Sequences {
  /** Saved for later paths, but shown as #n in documents. */
  private static final Pattern UNNAMED = Pattern.compile("d\\d+s\\d+|inv");

  private final Wire wire;
  private final String run;
  private final boolean reference;

  Sequences(Wire wire, String run, boolean reference) {
    this.wire = wire;
    this.run = run;
    this.reference = reference;
  }

  List<String> play(JsonNode sequence) {
    Variables variables = new Variables();
    variables.set("run", run);
    Normaliser names = new Normaliser(Map.of(), true);
    Settler settler = new Settler();
    List<String> problems = new ArrayList<>();
    int number = 0;
    for (JsonNode step : sequence.path("steps")) {
      number++;
      String where =
          "step %d %s %s %s: "
              .formatted(
                  number,
                  step.path("method").stringValue(),
                  step.path("path").stringValue(),
                  Json.brief(step.path("body"), 200));
      step(step, variables, names, settler).stream()
          .limit(6)
          .forEach(problem -> problems.add(where + problem));
    }
    return problems;
  }

  private List<String> step(JsonNode step, Variables variables, Normaliser names, Settler settler) {
    try {
      Wire.Answer answer = wire.send(step, variables);
      if (answer.status() == 200 || answer.status() == 201) {
        // A list under 201 is in the order posted.
        settler.settle(answer.body(), answer.status() == 200 || answer.body().isObject());
      }
      variables.save(step.path("save"), answer.body());
      names.learn(saved(step, variables));
      return judge(step, answer, variables, names);
    } catch (Variables.MissingVariable | UncheckedIOException e) {
      names.learn(saved(step, variables));
      return List.of("" + e.getMessage());
    }
  }

  private static Map<String, String> saved(JsonNode step, Variables variables) {
    Map<String, String> saved = new LinkedHashMap<>();
    variables
        .values()
        .forEach((name, value) -> {
          if (step.path("save").has(name) && !UNNAMED.matcher(name).matches()) {
            saved.put(name, value);
          }
        });
    return saved;
  }

  private List<String> judge(
      JsonNode step, Wire.Answer answer, Variables variables, Normaliser names) {
    JsonNode expect = step.path("expect");
    List<String> status = Verdict.status(expect, answer, reference);
    if (!status.isEmpty() || Verdict.isOpen(expect)) {
      return status;
    }
    JsonNode body = answer.body();
    if (expect.has("error")) {
      return Verdict.error(expect.path("error"), Trees.replace(body, run, "RUN"), names);
    }
    if (expect.has("doc")) {
      JsonNode kept = Trees.without(body, step.path("ignore"));
      return Difference.between(
          expect.path("doc"), names.document(Trees.replace(kept, run, "RUN")));
    }
    if (expect.has("names")) {
      return names(step, expect, body, variables);
    }
    return expect.has("kind") ? kind(expect.path("kind").stringValue(), body) : List.of();
  }

  private List<String> names(JsonNode step, JsonNode expect, JsonNode body, Variables variables) {
    String only = step.has("only") ? variables.fill(step.path("only").stringValue()) : "";
    JsonNode expected = expect.path("names");
    JsonNode got = Trees.replace(Trees.names(body, only), run, "RUN");
    boolean same =
        (got.isArray() && Groups.any(expected))
            ? Groups.match(expected, got.valueStream().toList())
            : Difference.between(expected, got).isEmpty();
    List<String> out = new ArrayList<>();
    if (!same) {
      out.add("expected " + Json.brief(expected, 420) + ", got " + Json.brief(got, 420));
    }
    expect
        .path("page")
        .properties()
        .forEach(page ->
            Difference.between(page.getValue(), body.path(page.getKey()))
                .forEach(difference -> out.add("." + page.getKey() + difference)));
    return out;
  }

  private static List<String> kind(String expected, JsonNode body) {
    String got = body.isNull() ? "null" : body.isNumber() ? "number" : "other";
    return got.equals(expected)
        ? List.of()
        : List.of("expected a " + expected + ", got " + Json.brief(body, 420));
  }
}
