package io.daybook.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class ComparisonTest {

  @Test
  void theSameNumberInAnotherSpellingIsTheSame() {
    assertThat(Difference.between(json("[1, 2.0, 1e2]"), json("[1.0, 2, 100]"))).isEmpty();
    assertThat(Difference.between(json("1"), json("true"))).hasSize(1);
    assertThat(Difference.between(json("null"), json("\"null\""))).hasSize(1);
  }

  @Test
  void everyPlaceThatDiffersIsNamed() {
    assertThat(
            Difference.between(
                json("{\"a\":[1,{\"b\":2}],\"c\":1}"), json("{\"a\":[1,{}],\"d\":1}")))
        .containsExactly(
            ".a[1].b: missing, expected 2", ".c: missing, expected 1", ".d: unexpected 1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "['a','b']; ['a','b']; true",
        "['a','b']; ['b','a']; false",
        "['a',{'n':2,'of':['b','c']}]; ['a','c','b']; true",
        "[{'n':1,'of':['b','c']},'d']; ['c','d']; true",
        "[{'n':2,'of':['b','c']}]; ['b','b']; false",
        "[{'n':2,'of':['b','b']}]; ['b','b']; true",
        "[{'n':2,'of':['b','c']}]; ['b']; false",
        "['a']; ['a','b']; false",
        "[]; []; true",
      })
  void groupsMeanTheseInAnyOrder(String groups, String got, boolean same) {
    List<JsonNode> rows = json(got.replace('\'', '"')).valueStream().toList();
    assertThat(Groups.match(json(groups.replace('\'', '"')), rows)).isEqualTo(same);
  }

  @Test
  void ofAnErrorKeysTextsTypesAndPlacesCount() {
    JsonNode error =
        json(
            """
            {"exception_message": "Invalid request received.", "request_body": {"x": 1},
             "exception_detail": [
               {"type": "missing", "loc": ["body", "name"], "msg": "m"},
               {"type": "x", "loc": ["body", "schedules", 0, "CronSchedule", "cron"]},
               {"type": "y", "loc": ["body", "schedules", 0, "RRuleSchedule", "rrule"]},
               {"type": "json_invalid", "loc": ["body", 17]}]}
            """);
    assertThat(ErrorShape.of(error, new Normaliser(Map.of(), true)))
        .isEqualTo(
            json(
                """
                {"keys": ["exception_detail", "exception_message", "request_body"],
                 "message": "Invalid request received.",
                 "errors": [["*", ["body", "schedules", 0]], ["json_invalid", ["body", "*"]],
                            ["missing", ["body", "name"]]]}
                """));
  }

  @Test
  void schedulesThatOneRequestWroteAreSettled() {
    Settler settler = new Settler();
    JsonNode rows =
        json(
            """
            [{"id": "3", "updated": "t1", "schedule": {"cron": "9"}},
             {"id": "1", "updated": "t1", "schedule": {"cron": "1"}}]
            """);
    settler.settle(rows, true);
    assertThat(rows.path(0).path("id").stringValue()).isEqualTo("1");

    JsonNode later =
        json(
            """
            {"schedules": [{"id": "3", "updated": "t2", "schedule": {"cron": "9"}},
                           {"id": "1", "updated": "t1", "schedule": {"cron": "1"}}]}
            """);
    settler.settle(later, true);
    assertThat(later.path("schedules").path(0).path("id").stringValue()).isEqualTo("3");
  }

  @Test
  void sortedTextIsPythons() {
    assertThat(Json.dumps(json("{\"b\":[1,2.0,true,null],\"a\":\"é\\n\\\"\"}"), true))
        .isEqualTo("{\"a\": \"\\u00e9\\n\\\"\", \"b\": [1, 2.0, true, null]}");
  }

  private static JsonNode json(String text) {
    return Json.MAPPER.readTree(text);
  }
}
