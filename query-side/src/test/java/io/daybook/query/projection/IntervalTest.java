package io.daybook.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.wire.Json;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class IntervalTest {

  private static @Nullable String ended(String document, long to) {
    byte[] ended = Interval.ended(document.getBytes(StandardCharsets.UTF_8), to);
    return ended == null ? null : new String(ended, StandardCharsets.UTF_8);
  }

  private static String open(long from) {
    byte[] document =
        Interval.from(from).before(Json.object().put("id", "ü").put("n", 1.0).put("from", "x"));
    return new String(document, StandardCharsets.UTF_8);
  }

  @Test
  void aDocumentBeginsWithIt() {
    assertThat(open(7))
        .isEqualTo(
            "{\"from\":7,\"to\":9223372036854775807,"
                + "\"interval\":{\"gte\":7,\"lt\":9223372036854775807},\"bytes\":29,"
                + "\"id\":\"ü\",\"n\":1.0,\"from\":\"x\"}");
  }

  @Test
  void itsEndLeavesTheRestAsItWasWritten() {
    assertThat(ended(open(7), 9))
        .isEqualTo(
            "{\"from\":7,\"to\":9,\"interval\":{\"gte\":7,\"lt\":9},\"bytes\":29,"
                + "\"id\":\"ü\",\"n\":1.0,\"from\":\"x\"}");
    assertThat(ended("{\"from\":7,\"to\":8,\"x\" : [1.50e3, {\"to\":1}] }", 9))
        .isEqualTo(
            "{\"from\":7,\"to\":9,\"interval\":{\"gte\":7,\"lt\":9},\"bytes\":26,"
                + "\"x\" : [1.50e3, {\"to\":1}] }");
  }

  @Test
  void whatEndedAlreadyIsGivenTheSameEnd() {
    String once = ended(open(7), 9);
    assertThat(once).isNotNull();
    assertThat(ended("" + once, 9)).isEqualTo(once);
  }

  @Test
  void whatIsNoDocumentOfHistoryIsNotEnded() {
    assertThat(ended("{\"id\":\"a\",\"from\":7,\"to\":9}", 9)).isNull();
    assertThat(ended("{}", 9)).isNull();
    assertThat(ended("{\"from\":7,\"to\":9}", 9)).isNull();
  }

  @Test
  void whatWasDeletedHoldsNowhere() {
    byte[] document = Interval.at(7).before(Json.object().put("id", "a"));
    assertThat(new String(document, StandardCharsets.UTF_8))
        .isEqualTo("{\"from\":7,\"to\":7,\"bytes\":9,\"id\":\"a\"}");
  }
}
