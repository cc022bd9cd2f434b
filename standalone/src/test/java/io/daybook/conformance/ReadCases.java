package io.daybook.conformance;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Read cases, over the corpus that {@link Corpus} played. */
final class ReadCases {
  private static final List<String> PAGE = List.of("count", "limit", "pages", "page");

  private final Wire wire;
  private final Corpus corpus;
  private final boolean reference;

  ReadCases(Wire wire, Corpus corpus, boolean reference) {
    this.wire = wire;
    this.corpus = corpus;
    this.reference = reference;
  }

  List<String> play(JsonNode row) {
    try {
      return judge(row, wire.send(row, corpus.variables()));
    } catch (Variables.MissingVariable | UncheckedIOException e) {
      return List.of("" + e.getMessage());
    }
  }

  private List<String> judge(JsonNode row, Wire.Answer answer) {
    JsonNode expect = row.path("expect");
    List<String> status = Verdict.status(expect, answer, reference);
    if (!status.isEmpty() || Verdict.isOpen(expect)) {
      return status;
    }
    JsonNode body = answer.body();
    Normaliser names = new Normaliser(corpus.variables().values(), false);
    if (expect.has("error")) {
      return Verdict.error(expect.path("error"), body, names);
    }
    if (expect.has("int")) {
      return Difference.between(expect.path("int"), body);
    }
    if (expect.has("doc")) {
      return Difference.between(expect.path("doc"), names.document(body));
    }
    if (expect.has("runs")) {
      return runs(expect.path("runs"), body, names);
    }
    return expect.has("rows") ? rows(row, expect, body) : List.of();
  }

  private static List<String> runs(JsonNode expected, JsonNode body, Normaliser names) {
    List<JsonNode> got = new ArrayList<>();
    for (JsonNode run : body) {
      String name = names.nameOf(run.path("id").asString(""));
      got.add(JsonNodeFactory.instance.stringNode(name == null ? "auto" : name));
    }
    return ordered(expected, got);
  }

  private List<String> rows(JsonNode row, JsonNode expect, JsonNode body) {
    List<String> out = new ArrayList<>();
    JsonNode rows = body;
    if (row.path("path").stringValue().endsWith("/paginate")) {
      rows = body.path("results");
      PAGE.forEach(key ->
          Difference.between(expect.path(key), body.path(key))
              .forEach(difference -> out.add(key + difference)));
    }
    if (!rows.isArray()) {
      return List.of("no list: " + Json.brief(body, 200));
    }
    List<JsonNode> got = new ArrayList<>();
    rows.forEach(d -> got.add(JsonNodeFactory.instance.stringNode(corpus.key(d))));
    out.addAll(ordered(expect.path("rows"), got));
    return out;
  }

  private static List<String> ordered(JsonNode expected, List<JsonNode> got) {
    if (Groups.match(expected, got)) {
      return List.of();
    }
    Map<String, Integer> left = new HashMap<>();
    Groups.names(expected).forEach(name -> left.merge(name, 1, Integer::sum));
    got.forEach(name -> left.merge(name.asString(), -1, Integer::sum));
    String hint = left.values().stream().allMatch(n -> n == 0) ? "same rows, other order; " : "";
    return List.of(
        "%sexpected %s, got %s".formatted(hint, Json.brief(expected, 420), Json.brief(got, 420)));
  }
}
