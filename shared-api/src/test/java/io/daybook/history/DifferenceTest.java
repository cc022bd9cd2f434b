package io.daybook.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.wire.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class DifferenceTest {

  @Property(tries = 2000)
  void thePatchLeadsFromBeforeToAfter(
      @ForAll("objects") String before, @ForAll("objects") String after) {
    Difference difference = Difference.of(object(before), object(after));
    assertThat(answered(Patches.apply(object(before), difference.patch())))
        .isEqualTo(answered(object(after)));
    assertThat(difference.changes().isEmpty())
        .isEqualTo(answered(object(before)).equals(answered(object(after))));
  }

  @Property(tries = 200)
  void aCreationAddsTheWholeAndADeletionRemovesIt(@ForAll("objects") String body) {
    Difference created = Difference.of((ObjectNode) null, object(body));
    Difference deleted = Difference.of(object(body), null);
    assertThat(Patches.apply(null, created.patch())).isEqualTo(object(body));
    assertThat(deleted.patch()).hasToString("[{\"op\":\"remove\",\"path\":\"\"}]");
    assertThat(created.changes()).isEmpty();
    assertThat(deleted.changes()).isEmpty();
  }

  @Property(tries = 500)
  void theSameBodiesGiveTheSameDifference(
      @ForAll("objects") String before, @ForAll("objects") String after) {
    Difference first = Difference.of(object(before), object(after));
    assertThat(Json.text(Difference.of(object(before), object(after)).patch()))
        .isEqualTo(Json.text(first.patch()));
  }

  @Test
  void objectsAreComparedByTheirKeysAndArraysAsWholes() {
    Difference difference =
        Difference.of(
            object(
                "{\"parameters\": {\"a\": {\"x\": 1, \"y\": 2}, \"gone\": 1}, \"tags\": [1, 2]}"),
            object("{\"parameters\": {\"a\": {\"x\": 1, \"y\": 3}, \"new\": 4}, \"tags\": [2]}"));
    assertThat(difference.changes())
        .containsExactly(
            change("parameters.a.y", "2", "3"),
            new FieldChange("parameters.gone", "/parameters/gone", Json.parse("1"), null),
            new FieldChange("parameters.new", "/parameters/new", null, Json.parse("4")),
            change("tags", "[1,2]", "[2]"));
    assertThat(Json.text(difference.patch()))
        .isEqualTo(
            """
            [{"op":"replace","path":"/parameters/a/y","value":3},\
            {"op":"remove","path":"/parameters/gone"},\
            {"op":"add","path":"/parameters/new","value":4},\
            {"op":"replace","path":"/tags","value":[2]}]\
            """);
  }

  @Test
  void keysAreEscapedInPointersAndNotInFields() {
    Difference difference = Difference.of(object("{\"a/b~\": 1}"), object("{\"a/b~\": 2}"));
    assertThat(difference.patch().get(0).path("path").asString()).isEqualTo("/a~1b~0");
    assertThat(difference.changes())
        .containsExactly(new FieldChange("a/b~", "/a~1b~0", Json.parse("1"), Json.parse("2")));
  }

  @Test
  void theTimeOfTheUpdateIsInThePatchAlone() {
    Difference difference =
        Difference.of(object("{\"updated\": \"then\"}"), object("{\"updated\": \"now\"}"));
    assertThat(difference.changes()).isEmpty();
    assertThat(difference.patch()).hasSize(1);
  }

  @Test
  void numbersAreTheSameIfTheyAreWrittenAlike() {
    ObjectNode before = Json.object().put("n", 1L);
    assertThat(Difference.of(before, object("{\"n\": 1}")).patch()).isEmpty();
    assertThat(Difference.of(before, object("{\"n\": 1.0}")).patch()).hasSize(1);
    assertThat(Difference.of(before, object("{\"n\": \"1\"}")).patch()).hasSize(1);
  }

  private static FieldChange change(String field, String from, String to) {
    String pointer = "/" + field.replace('.', '/');
    return new FieldChange(field, pointer, Json.parse(from), Json.parse(to));
  }

  private static ObjectNode object(String json) {
    return (ObjectNode) Json.parse(json);
  }

  @Provide
  Arbitrary<String> objects() {
    return objects(3);
  }

  private static Arbitrary<String> objects(int depth) {
    return Arbitraries.maps(
            Arbitraries.of("a", "b", "", "a.b", "a/b", "~", "~1", "ö", "0", "-"), values(depth))
        .ofMaxSize(5)
        .map(DifferenceTest::text);
  }

  private static Arbitrary<String> values(int depth) {
    Arbitrary<String> scalar =
        Arbitraries.of("null", "true", "1", "1.0", "1e400", "\"\"", "\"1\"", "\"a=b\"");
    if (depth == 0) {
      return scalar;
    }
    Arbitrary<String> array =
        values(depth - 1).list().ofMaxSize(3).map(items -> "[" + String.join(",", items) + "]");
    return Arbitraries.frequencyOf(
        Tuple.of(3, scalar), Tuple.of(1, array), Tuple.of(3, objects(depth - 1)));
  }

  /** As it is answered: what JSON has no number for is null. */
  private static JsonNode answered(@Nullable JsonNode body) {
    return Json.parse(Json.text(Objects.requireNonNull(body)));
  }

  private static String text(Map<String, String> entries) {
    return entries.entrySet().stream()
        .map(e -> "\"" + e.getKey() + "\":" + e.getValue())
        .collect(Collectors.joining(",", "{", "}"));
  }

  @Test
  void termsNameFieldsAndValuesOfBothSides() {
    ObjectNode before =
        object(
            "{\"parameters\": {\"region\": \"eu\"}, \"tags\": [\"a\", \"b\"], \"paused\": false}");
    ObjectNode after =
        object(
            "{\"parameters\": {\"region\": \"us\"}, \"tags\": [\"b\", \"c\"], \"paused\": true}");
    ChangeTerms terms = ChangeTerms.of(Difference.of(before, after), before, after);
    assertThat(terms.fields()).containsExactly("parameters", "parameters.region", "tags", "paused");
    assertThat(terms.oldValues())
        .containsExactly("parameters.region=eu", "=eu", "tags=a", "=a", "paused=false", "=false");
    assertThat(terms.newValues())
        .contains("parameters.region=us", "tags=c", "paused=true")
        .doesNotContain("tags=b");
    assertThat(terms.text()).contains("region", "eu", "us", "paused");
  }

  @Test
  void aCreationIsFoundByItsValuesAndByNoField() {
    ObjectNode body = object("{\"name\": \"d\", \"schedules\": [{\"cron\": \"* * * * *\"}]}");
    ChangeTerms terms = ChangeTerms.of(Difference.of((ObjectNode) null, body), null, body);
    assertThat(terms.fields()).isEmpty();
    assertThat(terms.oldValues()).isEmpty();
    assertThat(terms.newValues()).contains("name=d", "schedules.cron=* * * * *");
  }

  @Test
  void longValuesAreToldApart() {
    String same = "x".repeat(600);
    List<String> terms =
        List.of(
            ChangeTerms.value("f", Json.parse("\"" + same + "a\"")),
            ChangeTerms.value("f", Json.parse("\"" + same + "b\"")));
    assertThat(terms).doesNotHaveDuplicates().allMatch(term -> term.length() < 600);
  }

  @Test
  void aTextThatIsTooLongHidesNoOther() {
    ObjectNode body = Json.object().put("large", "x".repeat(300_000)).put("small", "orders");
    ChangeTerms terms = ChangeTerms.of(Difference.of((ObjectNode) null, body), null, body);

    assertThat(terms.text().lines()).contains("large", "small", "orders");
  }

  @Test
  void noTermEndsWithinACharacter() {
    String faces = "\uD83D\uDE00".repeat(300);
    for (String field : List.of("f", "ff")) {
      String term = ChangeTerms.value(field, Json.object().put("text", faces).path("text"));
      assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(term)).isTrue();
    }
  }

  @Test
  void aSignInAKeyIsNoSignOfAValue() {
    assertThat(ChangeTerms.value("a=b", Json.parse("\"c\"")))
        .isNotEqualTo(ChangeTerms.value("a", Json.parse("\"b=c\"")));
  }
}
