package io.daybook.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The forms were asked of the reference. */
class TimestampsTest {

  @ParameterizedTest
  @CsvSource({
    "2026-01-01T00:00Z, 2026-01-01T00:00Z",
    "20260101T000000Z, 2026-01-01T00:00Z",
    "20260101T0000, 2026-01-01T00:00Z",
    "20260101T00, 2026-01-01T00:00Z",
    "2026-01-01 00:00:00+00:00, 2026-01-01T00:00Z",
    "2026-11-21 23:10:05.870812+00:00, 2026-11-21T23:10:05.870812Z",
    "2026-01-01T05:00:00, 2026-01-01T05:00Z",
    "2026-01-01T07:00:00+02:00, 2026-01-01T07:00+02:00",
    "2026-01-01T07:00:00+0230, 2026-01-01T07:00+02:30",
    "2026-01-01T07:00:00-01, 2026-01-01T07:00-01:00",
    "2026-01-01t00:00:00z, 2026-01-01T00:00Z",
    "2026-01-01_00:00:00, 2026-01-01T00:00Z",
    "2026-01-01, 2026-01-01T00:00Z",
    "2026/01/01, 2026-01-01T00:00Z",
    "2026-01-01T00, 2026-01-01T00:00Z",
    "2026-01, 2026-01-01T00:00Z",
    "2026-W01, 2025-12-29T00:00Z",
    "2026W011, 2025-12-29T00:00Z",
    "2026-001, 2026-01-01T00:00Z",
    "2026-001T00:00, 2026-01-01T00:00Z",
    "2026001T000000, 2026-01-01T00:00Z",
    "2026-W01-1T00:00, 2025-12-29T00:00Z",
    "2026W01, 2025-12-29T00:00Z",
    "2026-01-01T20:00:00+18:30, 2026-01-01T01:30Z",
    "'2026-01-01T00:00:00,5Z', 2026-01-01T00:00:00.500Z",
    "2026-01-01T00:00:00.1234567891Z, 2026-01-01T00:00:00.123456Z",
    "9999-12-31T23:59:59Z, 9999-12-31T23:59:59Z",
    "1767225600, 2026-01-01T00:00Z",
    "1767225600.25, 2026-01-01T00:00:00.250Z",
    "2026, 1970-01-01T00:33:46Z",
    "20260101, 1970-08-23T11:48:21Z",
    "20000000000, 2603-10-11T11:33:20Z",
    "21000000000, 1970-09-01T01:20Z",
    "-1, 1969-12-31T23:59:59Z"
  })
  void timesAreReadInManyForms(String text, String expected) {
    assertThat(Timestamps.parse(text)).isEqualTo(OffsetDateTime.parse(expected));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "soon",
        "01/02/2026",
        "2026-13-01T00:00:00Z",
        "2026-02-30",
        "2026-1-1",
        "2026-01-01T24:00:00Z",
        "2026-01-01T00:00:60Z",
        "2026-01-01T1:2:3",
        " 2026-01-01",
        "2026-01-01T00:00:00 +01:00",
        "2026-01-01T000000",
        "10000-01-01T00:00:00Z",
        "0000-01-01",
        "P1D",
        "1e5",
        "2026-01-01T00:00:00[UTC]",
        "2026-01-01/2026-01-02",
        "2026-01-01T00:00:00+25:00",
        "99999999999999999999"
      })
  void whatIsNoTimeIsNotRead(String text) {
    assertThat(Timestamps.parse(text)).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"null", "[]", "{}", "true", "1e20", "NaN", "\"soon\""})
  void otherKindsOfValuesAreValueErrors(String json) {
    assertThat(Reading.of(Types.DATE_TIME, json).text()).isEqualTo("value_error");
  }

  @Test
  void aNumberOfAnySizeIsAValueError() {
    String digits = "9".repeat(400);
    assertThat(Reading.of(Types.DATE_TIME, digits).text()).isEqualTo("value_error");
  }

  @Test
  void numbersAreSeconds() {
    assertThat(Reading.of(Types.INSTANT, "1767225600.5").value())
        .isEqualTo(Instant.parse("2026-01-01T00:00:00.5Z"));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-01T00:00:00Z, 2026-01-01T00:00:00Z",
    "2026-01-01T00:00:00.5Z, 2026-01-01T00:00:00.500000Z",
    "2026-01-01T00:00:00.000001999Z, 2026-01-01T00:00:00.000001Z",
    "2026-01-01T00:00:00.000000999Z, 2026-01-01T00:00:00Z",
    "0001-01-01T00:00:00Z, 0001-01-01T00:00:00Z"
  })
  void timesAreWrittenWithSixDigitsOrNone(Instant instant, String expected) {
    assertThat(Timestamps.format(instant)).isEqualTo(expected);
  }

  @Property
  void whatIsWrittenIsReadBack(
      @ForAll @LongRange(min = -62_135_596_800L, max = 253_402_300_799L) long seconds,
      @ForAll @LongRange(min = 0, max = 999_999) long micros) {
    Instant instant = Instant.ofEpochSecond(seconds).plus(micros, ChronoUnit.MICROS);

    OffsetDateTime read = Timestamps.parse(Timestamps.format(instant));

    assertThat(read == null ? null : read.toInstant()).isEqualTo(instant);
  }
}
