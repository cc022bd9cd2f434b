package io.daybook.web.budget;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.wire.JsonBody;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class JsonCostTest {

  private static final int SIZE = 500_000;

  private static String many(String item) {
    StringBuilder json = new StringBuilder("[").append(item);
    while (json.length() < SIZE) {
      json.append(',').append(item);
    }
    return json.append(']').toString();
  }

  /** What this thread has allocated for it in all: more than the document keeps. */
  private static long allocated(byte[] json) {
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    JsonNode read = JsonBody.parse(json).json();
    long after = threads.getCurrentThreadAllocatedBytes();
    assertThat(read).isNotNull();
    return after - before;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{}",
        "[0]",
        "[[[[[[[[[[0]]]]]]]]]]",
        "{\"\":0}",
        "{\"a\":{\"b\":{\"c\":1}}}",
        "0",
        "1234567",
        "12345678901234567890",
        "1.5",
        "\"a\"",
        "\"abcdefgh\"",
        "\"\\\"[{:,\"",
        "null"
      })
  void itIsOfTheOrderOfWhatReadingTakes(String item) {
    byte[] json = many(item).getBytes(UTF_8);
    allocated(json); // so that what is made once is made

    assertThat(JsonCost.of(json)).isGreaterThan(allocated(json) / 8);
    assertThat(JsonCost.of(json)).isLessThan(70L * json.length);
  }

  @Test
  void textIsCheap() {
    byte[] text = ("\"" + "[{,:\\\"".repeat(SIZE / 10) + "\"").getBytes(UTF_8);

    assertThat(JsonCost.of(text)).isLessThan(7L * text.length);
  }

  @Test
  void whatIsNoJsonHasACostToo() {
    assertThat(JsonCost.of(new byte[0])).isZero();
    assertThat(JsonCost.of("\"unfinished \\".getBytes(UTF_8))).isPositive();
    assertThat(JsonCost.of(new byte[] {-1, -2, 0})).isPositive();
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-16", "UTF-32LE", "UTF-32BE"})
  void nothingHidesInAnotherCoding(String charset) {
    String json = "[\"\u2258\u225b\"" + ",[]".repeat(1_000) + "]";
    byte[] bytes = json.getBytes(Charset.forName(charset));

    assertThat(JsonCost.of(bytes)).isGreaterThanOrEqualTo(JsonCost.of(json.getBytes(UTF_8)));
  }
}
