package io.daybook.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.daybook.flow.FlowEvent;
import io.daybook.flow.FlowEvent.FlowCreated;
import io.daybook.wire.Json;
import java.math.BigInteger;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What is written is read as it was; what would not be is not written. */
class EventCodecTest {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final EventCodec CODEC = new EventCodec(List.of(FlowEvent.class));
  private static final UUID ID = UUID.randomUUID();

  @Property(tries = 500)
  void whateverIsWrittenIsReadBack(@ForAll("values") JsonNode value) {
    FlowCreated event = event(value);

    EventCodec.Stored stored = CODEC.encode(event);

    assertThat(CODEC.decode(stored)).hasToString(event.toString());
    assertThat(CODEC.encode(CODEC.decode(stored))).isEqualTo(stored);
  }

  @Provide
  Arbitrary<JsonNode> values() {
    Arbitrary<JsonNode> scalars =
        Arbitraries.oneOf(
            Arbitraries.integers().map(NODES::numberNode),
            Arbitraries.longs().map(NODES::numberNode),
            Arbitraries.bigIntegers()
                .between(BigInteger.TWO.pow(200).negate(), BigInteger.TWO.pow(200))
                .map(NODES::numberNode),
            Arbitraries.doubles().map(NODES::numberNode),
            Arbitraries.strings()
                .excludeChars('\0')
                .map(NODES::stringNode)
                .filter(text -> isWhole(text.stringValue())),
            Arbitraries.of(true, false).map(NODES::booleanNode),
            Arbitraries.just(NODES.nullNode()));
    return Arbitraries.lazyOf(
        () -> scalars,
        () -> scalars,
        () -> values().list().ofMaxSize(3).map(items -> NODES.arrayNode().addAll(items)),
        () -> values().map(value -> Json.object().set("a \"key\"", value)));
  }

  private static boolean isWhole(String text) {
    return text.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= 0xDFFF);
  }

  @ParameterizedTest
  @MethodSource("unwritable")
  void whatWouldNotBeReadBackIsNotWritten(JsonNode value) {
    assertThatExceptionOfType(UnwritableEventException.class)
        .isThrownBy(() -> CODEC.encode(event(value)))
        .withMessageContaining("FlowCreated");
  }

  static Stream<JsonNode> unwritable() {
    return Stream.of(
        NODES.numberNode(Double.NaN),
        NODES.numberNode(Double.NEGATIVE_INFINITY),
        NODES.stringNode("a\0b"),
        NODES.stringNode("half \ud83d"),
        NODES.stringNode("\ude00 half"),
        Json.object().put("\0", 1),
        Json.object().put("\udfff", 1),
        nested(459));
  }

  @ParameterizedTest
  @MethodSource("extreme")
  void whatIsOnlyUnusualIsWritten(JsonNode value) {
    EventCodec.Stored stored = CODEC.encode(event(value));

    assertThat(CODEC.decode(stored)).isEqualTo(event(value));
  }

  static Stream<JsonNode> extreme() {
    return Stream.of(
        NODES.numberNode(new BigInteger("7".repeat(4300))),
        NODES.numberNode(-0.0),
        NODES.numberNode(Double.MIN_VALUE),
        NODES.stringNode("\\u0000"),
        NODES.stringNode("\\\\u0000 \ud83d\ude00"),
        Json.object().put("k".repeat(60_000), 1),
        nested(458));
  }

  @Test
  void whatIsToldOfAnEventIsReadBackToo() {
    EventMetadata odd = EventMetadata.SYSTEM.withReason("\ud83d");

    assertThatExceptionOfType(UnwritableEventException.class).isThrownBy(() -> CODEC.encode(odd));
    assertThat(CODEC.decodeMetadata(CODEC.encode(EventMetadata.SYSTEM)))
        .isEqualTo(EventMetadata.SYSTEM);
  }

  /** Older versions wrote deeper than is written now. */
  @Test
  void whatIsStoredIsReadHoweverDeepAndLongItIs() {
    ObjectNode labels = Json.object();
    labels.set("x", nested(2_000));
    labels.put("y", new BigInteger("7".repeat(20_000)));
    String payload =
        "{\"flow_id\":\"%s\",\"name\":\"n\",\"tags\":[],\"labels\":%s}"
            .formatted(ID, "{\"x\":" + text(2_000) + ",\"y\":" + "7".repeat(20_000) + "}");

    LedgerEvent event = CODEC.decode(new EventCodec.Stored("FlowCreated", 1, payload));

    assertThat(((FlowCreated) event).labels()).isEqualTo(labels);
  }

  @Test
  void whatCantBeReadSaysWhere() {
    assertThatExceptionOfType(UnreadableEventException.class)
        .isThrownBy(() -> CODEC.decode(new EventCodec.Stored("FlowCreated", 1, "{\"name\":[1]}")))
        .withMessageContaining("FlowCreated is not of its shape")
        .withMessageContaining("\"name\"");
  }

  private static FlowCreated event(JsonNode value) {
    ObjectNode labels = Json.object();
    labels.set("x", value);
    return new FlowCreated(ID, "n", List.of(), labels);
  }

  private static JsonNode nested(int depth) {
    JsonNode node = NODES.arrayNode();
    for (int i = 1; i < depth; i++) {
      node = NODES.arrayNode().add(node);
    }
    return node;
  }

  private static String text(int depth) {
    return "[".repeat(depth) + "]".repeat(depth);
  }
}
