package io.daybook.query.search;

import io.daybook.wire.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/**
 * 5,000 deployments, and queries with what a person expects to see first. The expectations were
 * written before the ranking was: they are never edited to fit it.
 *
 * @param questions queries in which not every word tells what is looked for
 */
record JudgedSet(List<JsonNode> deployments, List<Query> queries, List<Query> questions) {

  /**
   * @param expected any of them in the first place is right: {@code flow/deployment}, in which
   *     either may be {@code *}, or {@code tag:x}
   */
  record Query(String kind, String text, List<String> expected) {

    boolean isAnsweredBy(String flow, JsonNode deployment) {
      return expected.stream().anyMatch(e -> fits(e, flow, deployment));
    }

    private static boolean fits(String expected, String flow, JsonNode deployment) {
      if (expected.startsWith("tag:")) {
        String tag = expected.substring("tag:".length());
        return deployment.path("tags").valueStream().anyMatch(t -> t.asString().equals(tag));
      }
      String[] names = expected.split("/", 2);
      return isOne(names[0], flow) && isOne(names[1], deployment.path("name").asString());
    }

    private static boolean isOne(String expected, String name) {
      return expected.equals("*") || expected.equals(name);
    }
  }

  static JudgedSet read() {
    return new JudgedSet(
        lines("judged-deployments.ndjson"),
        queries("judged-queries.ndjson"),
        queries("judged-questions.ndjson"));
  }

  private static List<Query> queries(String resource) {
    return lines(resource).stream().map(JudgedSet::query).toList();
  }

  private static Query query(JsonNode line) {
    return new Query(
        line.path("kind").stringValue(),
        line.path("q").stringValue(),
        line.path("expect").valueStream().map(JsonNode::stringValue).toList());
  }

  private static List<JsonNode> lines(String resource) {
    var in = Objects.requireNonNull(JudgedSet.class.getResourceAsStream("/search/" + resource));
    try (var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return lines.lines().map(Json::parse).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
