package io.daybook.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.daybook.standalone.TestServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;

/**
 * The recorded answers of Prefect 3.9.1, replayed: one test per family, failures listed by case,
 * figures and all failures in {@code target/conformance.txt}.
 *
 * <p>{@code -Dconformance.base=URL} plays against a server that runs already (an empty one); {@code
 * -Dconformance.reference=true} says that it is Prefect itself.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ConformanceTest {
  private static final boolean REFERENCE = Boolean.getBoolean("conformance.reference");

  private final String run = Long.toHexString(System.currentTimeMillis() * 1_000);

  private final Tally tally = new Tally();

  private @Nullable TestServer server;

  @SuppressWarnings("NullAway.Init")
  private Wire wire;

  @BeforeAll
  void start() {
    String base = System.getProperty("conformance.base");
    if (base == null) {
      // The corpus has children of cancelled runs that are to stay as they are, and windows of
      // schedules reach over today, where the scheduler would make runs of its own.
      server =
          TestServer.start(
              "daybook.run-upkeep.cancellations=false", "daybook.scheduler.enabled=false");
      base = server.api().toString();
    }
    wire = new Wire(base);
  }

  @AfterAll
  void stop() throws IOException {
    tally.write(Path.of("target", "conformance.txt"));
    if (wire != null) {
      wire.close();
    }
    if (server != null) {
      server.close();
    }
  }

  @TestFactory
  @Order(1)
  Stream<DynamicTest> cases() {
    JsonNode count =
        Json.MAPPER.readTree("{\"method\":\"POST\",\"path\":\"/deployments/count\",\"body\":{}}");
    assertThat(wire.send(count, new Variables()).body().intValue())
        .as("the read cases need an empty server")
        .isZero();
    List<JsonNode> steps = List.copyOf(Json.lines("corpus.jsonl"));
    Corpus corpus = Corpus.play(wire, steps);
    ReadCases cases = new ReadCases(wire, corpus, REFERENCE);
    return Stream.concat(
        Stream.of(
            DynamicTest.dynamicTest(
                "corpus", () -> report("corpus", steps.size(), corpus.failures()))),
        families("cases.jsonl", cases::play));
  }

  @TestFactory
  @Order(2)
  Stream<DynamicTest> writes() {
    return families("writes.jsonl", sequences()::play);
  }

  @TestFactory
  @Order(3)
  Stream<DynamicTest> neighbours() {
    return families("neighbours.jsonl", sequences()::play);
  }

  @TestFactory
  @Order(4)
  Stream<DynamicTest> otherSequences() {
    return families("sequences.jsonl", sequences()::play);
  }

  @TestFactory
  @Order(5)
  Stream<DynamicTest> onceDifferent() {
    return families("found.jsonl", sequences()::play);
  }

  @TestFactory
  @Order(6)
  Stream<DynamicTest> schedules() {
    return families("schedules.jsonl", new Schedules(wire, run, REFERENCE)::play);
  }

  @TestFactory
  @Order(5)
  Stream<DynamicTest> schedulesAroundChangesOfAllZones() {
    return families("schedules-zones.jsonl", new Schedules(wire, run, REFERENCE)::play);
  }

  @TestFactory
  @Order(6)
  Stream<DynamicTest> oddSchedules() {
    return families("schedules-odd.jsonl", new Schedules(wire, run, REFERENCE)::play);
  }

  private Sequences sequences() {
    return new Sequences(wire, run, REFERENCE);
  }

  private Stream<DynamicTest> families(String file, Function<JsonNode, List<String>> play) {
    Map<String, List<JsonNode>> families = new LinkedHashMap<>();
    Json.lines(file).stream()
        .skip(1)
        .forEach(row ->
            families
                .computeIfAbsent(row.path("family").stringValue(), _ -> new ArrayList<>())
                .add(row));
    return families.entrySet().stream()
        .map(family ->
            DynamicTest.dynamicTest(
                "%s (%d)".formatted(family.getKey(), family.getValue().size()),
                () ->
                    report(
                        family.getKey(), family.getValue().size(), play(family.getValue(), play))));
  }

  private static List<String> play(List<JsonNode> rows, Function<JsonNode, List<String>> play) {
    List<String> failures = new ArrayList<>();
    for (JsonNode row : rows) {
      List<String> problems = play.apply(row);
      if (!problems.isEmpty()) {
        failures.add(heading(row) + " :: " + String.join("; ", problems));
      }
    }
    return failures;
  }

  private static String heading(JsonNode row) {
    if (row.has("schedule")) {
      return row.path("id").stringValue() + " " + row.path("schedule") + " " + row.path("window");
    }
    return row.has("steps")
        ? row.path("id").stringValue() + " " + row.path("title").asString("")
        : "%s %s %s %s"
            .formatted(
                row.path("id").stringValue(),
                row.path("method").stringValue(),
                row.path("path").stringValue(),
                Json.brief(row.path(row.has("raw") ? "raw" : "body"), 300));
  }

  private void report(String family, int rows, List<String> failures) {
    tally.add(family, rows, failures);
    if (!failures.isEmpty()) {
      fail("%d failed in %s:%nFAIL %s", failures.size(), family, String.join("\nFAIL ", failures));
    }
  }
}
