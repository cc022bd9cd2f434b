package io.daybook.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class NormaliserTest {
  private static final String ONE = "1b4e28ba-2fa1-41d2-883f-0016d3cca427";
  private static final String TWO = "2b4e28ba-2fa1-41d2-883f-0016d3cca427";

  private final Normaliser names = new Normaliser(Map.of("d1", ONE), true);

  @Test
  void idsBecomeVariablesOrNumbersInOrderOfAppearance() {
    assertThat(
            document("{\"b\":\"%s\",\"a\":\"at %s\"}".formatted(ONE.toUpperCase(Locale.ROOT), TWO)))
        .isEqualTo(json("{\"a\":\"at #1\",\"b\":\"${d1}\"}"));
    assertThat(names.text(TWO)).isEqualTo("#1");
  }

  @Test
  void theIdComesFirstAndThenKeysInOrder() {
    assertThat(document("{\"a\":\"%s\",\"id\":\"3%s\"}".formatted(TWO, TWO.substring(1))))
        .isEqualTo(json("{\"id\":\"#1\",\"a\":\"#2\"}"));
  }

  @Test
  void stampsAreComparedWithThoseSeenBefore() {
    String at = "{\"id\":\"%s\",\"updated\":\"2026-01-01T00:00:0%dZ\"}";
    assertThat(stamp(at, 1)).isEqualTo("ts:new");
    assertThat(stamp(at, 1)).isEqualTo("ts:same");
    assertThat(stamp(at, 2)).isEqualTo("ts:later");
    assertThat(stamp(at, 1)).isEqualTo("ts:earlier");
  }

  @Test
  void aStampThatIsNotUtcIsSaid() {
    assertThat(stamp("{\"id\":\"%s\",\"updated\":\"2026-01-01T00:00:0%d+00:00\"}", 1))
        .startsWith("not a UTC timestamp");
  }

  @ParameterizedTest
  @CsvSource({
    "2020-01-02 03:04:05.5Z, dt:2020-01-02T03:04:05.500000Z",
    "2020-01-02T03:04:05+02:00, dt:2020-01-02T01:04:05Z (+02:00)",
    "2020-02-30T03:04:05Z, 2020-02-30T03:04:05Z",
    "DTSTART:20200101T000000Z, DTSTART:20200101T000000Z",
  })
  void fixedTimesReadAsInstants(String text, String expected) {
    assertThat(names.text(text)).isEqualTo(expected);
  }

  @Test
  void timesNearNowReadNow() {
    assertThat(names.text(Instant.now().truncatedTo(ChronoUnit.MICROS).toString()))
        .isEqualTo("~now");
  }

  @Test
  void lengthsOfTimeAndSetsAreBlurred() {
    assertThat(
            document(
                "{\"lateness\":12.5,\"duration\":-9000,\"total_run_time\":9000,"
                    + "\"pause_keys\":[\"b\",\"a\"],\"detail\":\"Failure reason: x\\ny\"}"))
        .isEqualTo(
            json(
                "{\"detail\":\"Failure reason: *\",\"duration\":\"-far\",\"lateness\":\"~0s\","
                    + "\"pause_keys\":[\"a\",\"b\"],\"total_run_time\":\"far\"}"));
  }

  private String stamp(String template, int second) {
    return document(template.formatted(ONE, second)).path("updated").stringValue();
  }

  private JsonNode document(String text) {
    return names.document(json(text));
  }

  private static JsonNode json(String text) {
    return Json.MAPPER.readTree(text);
  }
}
