package io.daybook.command.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daybook.wire.ApiError;
import io.daybook.wire.ApiException;
import io.daybook.wire.Json;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** What schemas can ask for that would take from seconds to more than a lifetime. */
class SchemaBudgetTest {

  private static ObjectNode object(String json) {
    return (ObjectNode) Json.parse(json.replace('\'', '"'));
  }

  private static String repeated(int times, IntFunction<String> text) {
    return IntStream.range(0, times).mapToObj(text).collect(Collectors.joining(","));
  }

  /** {@code d0} is two of {@code d1}, which is two of {@code d2}, and so on. */
  private static ObjectNode fan(String keyword, int depth) {
    String references =
        repeated(
            depth,
            i ->
                "'d%d': {'%s': [{'$ref': '#/$defs/d%d'}, {'$ref': '#/$defs/d%d'}]}"
                    .formatted(i, keyword, i + 1, i + 1));
    return object(
        "{'$ref': '#/$defs/d0', '$defs': {%s, 'd%d': {'type': 'integer'}}}"
            .formatted(references, depth));
  }

  private static void assertIsRefused(ObjectNode schema, JsonNode value) {
    assertThatThrownBy(() -> JsonSchemas.problemOf(value, schema))
        .isInstanceOfSatisfying(
            ApiException.class,
            e -> assertThat(e.error()).isEqualTo(new ApiError.Detail(422, JsonSchemas.TOO_MUCH)));
    assertThatThrownBy(() -> JsonSchemas.violations(value, schema))
        .isInstanceOf(ApiException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"allOf", "anyOf", "oneOf"})
  void refusesReferencesThatFanOut(String keyword) {
    assertIsRefused(fan(keyword, 40), Json.parse("'x'".replace('\'', '"')));
  }

  @Test
  void followsReferencesThatFanOutALittle() {
    assertThat(JsonSchemas.problemOf(Json.parse("1"), fan("allOf", 8))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"(x+x+)+y", "^(x|xx)+$", "(.*x){16}y"})
  void refusesPatternsThatBacktrack(String pattern) {
    String text = "x".repeat(5000) + "!";

    assertIsRefused(
        object("{'properties': {'x': {'pattern': '" + pattern + "'}}}"),
        Json.object().put("x", text));
    assertIsRefused(
        object("{'patternProperties': {'" + pattern + "': {}}}"), Json.object().put(text, 1));
    assertIsRefused(
        object("{'patternProperties': {'" + pattern + "': {}}, 'additionalProperties': false}"),
        Json.object().put(text, 1));
  }

  @Test
  void refusesManyNamesForALargePart() {
    String names = repeated(20_000, i -> "{'$ref': '#/$defs/" + spelled(i) + "'}");
    String part = repeated(20_000, i -> "'p" + i + "': {'type': 'string'}");

    assertIsRefused(
        object(
            "{'anyOf': [%s], '$defs': {'%s': {'properties': {%s}, 'required': ['no']}}}"
                .formatted(names, "a".repeat(16), part)),
        Json.object());
  }

  /** One of many ways to write sixteen letters in an address. */
  private static String spelled(int number) {
    return IntStream.range(0, 16)
        .mapToObj(bit -> (number >> bit & 1) == 1 ? "%61" : "a")
        .collect(Collectors.joining());
  }

  @Test
  void refusesALongTextThatIsMeasuredAgainAndAgain() {
    assertIsRefused(
        object("{'allOf': [" + repeated(500, _ -> "{'minLength': 1}") + "]}"),
        StringNode.valueOf("x".repeat(4_000_000)));
  }

  @Test
  void refusesALargeValueThatIsComparedAgainAndAgain() {
    JsonNode list = object("{'a': [" + repeated(20_000, i -> "[" + i + "]") + "]}").get("a");

    for (String keyword : List.of("'uniqueItems': true", "'enum': [1]", "'const': 1")) {
      assertIsRefused(
          object("{'allOf': [" + repeated(1000, _ -> "{" + keyword + "}") + "]}"), list);
    }
  }

  /** A set of such texts as JSON nodes takes minutes. */
  @Test
  void comparesTextsOfOneHash() {
    ArrayNode texts = Json.object().putArray("texts");
    for (int i = 0; i < 1 << 16; i++) {
      StringBuilder text = new StringBuilder();
      for (int bit = 0; bit < 16; bit++) {
        text.append((i >> bit & 1) == 1 ? "Aa" : "BB");
      }
      texts.add(text.toString());
    }
    ObjectNode members = Json.object();
    members.putObject("items").set("enum", texts);

    assertThat(JsonSchemas.problemOf(texts, object("{'uniqueItems': true}"))).isEmpty();
    assertThat(JsonSchemas.problemOf(texts, members)).isEmpty();
  }

  @Test
  void refusesMoreErrorsThanMemoryShouldHold() {
    JsonNode list = object("{'a': [" + repeated(150_000, _ -> "1") + "]}").get("a");

    assertIsRefused(object("{'items': {'type': 'string'}}"), list);
  }

  @Test
  void refusesToRepeatALargeValueForEachError() {
    String text = "'" + "x".repeat(500_000) + "'";
    ObjectNode value = object("{'a':".repeat(100) + text + "}".repeat(100));
    String nested = "{'type': 'string', 'properties': {'a': {'$ref': '#/$defs/nested'}}}";
    ObjectNode schema = object("{'$ref': '#/$defs/nested', '$defs': {'nested': " + nested + "}}");

    assertThatThrownBy(() -> JsonSchemas.violations(value, schema))
        .isInstanceOf(ApiException.class);
  }

  @Test
  void refusesUnevaluatedPropertiesInEachOther() {
    String inner = "{'unevaluatedProperties': {'type': 'integer'}}";

    assertIsRefused(
        object(
            "{'allOf': [%s], 'unevaluatedProperties': true}"
                .formatted(repeated(20_000, _ -> inner))),
        object("{'a': 1}"));
  }

  @Test
  void refusesALargeSchemaOfSchemas() {
    ObjectNode schema =
        object("{'properties': {%s}}".formatted(repeated(200_000, i -> "'p" + i + "': {}")));

    assertThatThrownBy(() -> JsonSchemas.problemOf(schema)).isInstanceOf(ApiException.class);
  }

  @Test
  void refusesASchemaThatIsDeeperThanTheStack() throws InterruptedException {
    ObjectNode schema = object("{'not':".repeat(400) + "{}" + "}".repeat(400));
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Thread shallow = new Thread(null, () -> JsonSchemas.problemOf(schema), "shallow", 300 * 1024);
    shallow.setUncaughtExceptionHandler((_, e) -> failure.set(e));

    shallow.start();
    shallow.join();

    assertThat(failure.get()).isInstanceOf(ApiException.class);
  }

  @Test
  void spendsOneBudgetOnAllThatIsCheckedTogether() {
    ObjectNode schema = fan("allOf", 14);
    JsonNode one = Json.parse("1");
    assertThat(JsonSchemas.problemOf(one, schema)).isEmpty();

    assertThatThrownBy(() ->
            JsonSchemas.together(() ->
                IntStream.range(0, 100).mapToObj(_ -> JsonSchemas.problemOf(one, schema)).toList()))
        .isInstanceOf(ApiException.class);
  }

  @Test
  void looksAtTheClockNowAndThen() {
    Queue<Long> times = new ArrayDeque<>(List.of(0L, 31_000_000_000L, 31_000_000_000L));

    assertThatThrownBy(() ->
            SchemaBudget.within(
                1_000_000_000, times::remove, () -> SchemaBudget.timed(SchemaBudgetTest::work)))
        .isInstanceOf(SchemaBudgetException.class);
    assertThat(times).isEmpty();
  }

  /** So long that the clock is looked at. */
  private static boolean work() {
    IntStream.range(0, 150).forEach(_ -> SchemaBudget.spend(1000));
    return true;
  }

  @Test
  void doesNotCountTheWaitForOthersBeforeAndBetweenChecks() {
    AtomicLong clock = new AtomicLong();

    boolean done =
        SchemaBudget.within(
            1_000_000_000,
            clock::get,
            () -> {
              for (int i = 0; i < 5; i++) {
                clock.addAndGet(TimeUnit.MINUTES.toNanos(1));
                SchemaBudget.timed(() -> SchemaBudget.timed(SchemaBudgetTest::work));
              }
              return SchemaBudget.timed(SchemaBudgetTest::work);
            });

    assertThat(done).isTrue();
  }

  @Test
  void countsTheTimeOfAllChecksTogether() {
    AtomicLong clock = new AtomicLong();

    assertThatThrownBy(() ->
            SchemaBudget.within(
                1_000_000_000,
                clock::get,
                () ->
                    IntStream.range(0, 4)
                        .mapToObj(_ ->
                            SchemaBudget.timed(() -> {
                              clock.addAndGet(TimeUnit.SECONDS.toNanos(10));
                              return work();
                            }))
                        .toList()))
        .isInstanceOf(SchemaBudgetException.class);
    assertThat(clock).hasValue(TimeUnit.SECONDS.toNanos(40));
  }

  @Test
  void sufficesForTheLargestParameters() {
    String numbers = repeated(100_000, i -> "" + i);
    ObjectNode values = object("{'x': [" + numbers + "]}");
    String item = "{'anyOf': [{'type': 'integer'}, {'type': 'null'}]}";

    assertThat(
            JsonSchemas.problemOf(
                values, object("{'properties': {'x': {'type': 'array', 'items': " + item + "}}}")))
        .isEmpty();
  }
}
