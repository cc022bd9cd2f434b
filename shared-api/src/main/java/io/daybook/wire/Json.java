package io.daybook.wire;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonFactoryBuilder;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.core.util.JsonGeneratorDelegate;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * All JSON of Daybook, and how large it may be: nobody else makes a mapper or a parser. What a
 * client sends is bounded; what is written is bounded a little above that, since it holds what was
 * sent; and what was written is read again, whatever its numbers and however deep it lies.
 *
 * <p>Keys keep their order, integers any number of digits, and floats read {@code 1.0}, {@code
 * 10000000.0} and {@code 1e+16} as Python writes them.
 */
public final class Json {

  /**
   * Deeper bodies are refused as the reference refuses its deepest, whose parser is recursive, and
   * so is the recursion of those who read them.
   */
  private static final int RECEIVED_DEPTH = 450;

  /** What was received lies deeper in the event that keeps it. */
  private static final int EVENT_DEPTH = 460;

  /** And that deeper in a document, an answer or an error; Elasticsearch takes 1,000. */
  private static final int WRITTEN_DEPTH = 900;

  /** The longest integer that Python reads. */
  private static final int RECEIVED_DIGITS = 4300;

  /** Above all that this version or an older one can have written. */
  private static final int READ_DEPTH = 10_000;

  private static final StreamReadConstraints RECEIVABLE =
      StreamReadConstraints.builder()
          .maxNestingDepth(RECEIVED_DEPTH)
          .maxNumberLength(RECEIVED_DIGITS)
          .build();

  private static final StreamReadConstraints READABLE =
      StreamReadConstraints.builder()
          .maxNestingDepth(READ_DEPTH)
          .maxNumberLength(Integer.MAX_VALUE)
          .maxStringLength(Integer.MAX_VALUE)
          .maxNameLength(Integer.MAX_VALUE)
          .build();

  /** Reads what was stored or what a server of ours answered; writes answers and documents. */
  public static final JsonMapper MAPPER = mapper(READABLE);

  /** For the bodies of requests. */
  static final JsonMapper RECEIVED = mapper(RECEIVABLE);

  /** Events and what is told of them. What can't be stored, such as NaN, it does not write. */
  public static final JsonMapper EVENTS = records(EVENT_DEPTH);

  /**
   * States that are kept beside documents, in which events lie deeper. What a state does not say
   * that it should was written by another version: it is not guessed.
   */
  public static final JsonMapper STATES =
      records(WRITTEN_DEPTH)
          .rebuild()
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .build();

  private static JsonMapper mapper(StreamReadConstraints limits) {
    return JsonMapper.builder(
            factory(limits, WRITTEN_DEPTH)
                .addDecorator((factory, generator) -> new PythonNumbers(generator))
                .build())
        .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .build();
  }

  /** What a record can tell about itself is derived again from what is stored, and not stored. */
  private static JsonMapper records(int depth) {
    return JsonMapper.builder(factory(READABLE, depth).build())
        .changeDefaultVisibility(rules -> rules.withIsGetterVisibility(Visibility.NONE))
        .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .disable(DateTimeFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
        .disable(JsonWriteFeature.WRITE_NAN_AS_STRINGS)
        .build();
  }

  private static JsonFactoryBuilder factory(StreamReadConstraints limits, int writtenDepth) {
    return JsonFactory.builder()
        .streamReadConstraints(limits)
        .streamWriteConstraints(
            StreamWriteConstraints.builder().maxNestingDepth(writtenDepth).build());
  }

  private Json() {}

  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** Reads what was stored. What a client sent is {@link #received}. */
  public static JsonNode parse(String json) {
    return MAPPER.readTree(json);
  }

  /**
   * Reads JSON that a client sent in another form than as a body, by the rules of bodies.
   *
   * @throws JacksonException if it is no JSON, too large, or can't be stored
   */
  public static JsonNode received(String text) {
    JsonNode json = RECEIVED.readTree(text.getBytes(StandardCharsets.UTF_8));
    if (json.isMissingNode()) {
      throw new StreamReadException("Expecting value");
    }
    if (!Unicode.isStorable(json)) {
      throw new StreamReadException("a text holds a NUL or half a surrogate pair");
    }
    return NonFinite.nulled(json);
  }

  /** Whether a document that was put together from several that were received is as deep as one. */
  public static boolean isReceivable(JsonNode json) {
    return isWithin(json, RECEIVED_DEPTH);
  }

  private static boolean isWithin(JsonNode json, int depth) {
    return !json.isContainer()
        || (depth > 0 && json.valueStream().allMatch(inner -> isWithin(inner, depth - 1)));
  }

  public static byte[] bytes(Object value) {
    return MAPPER.writeValueAsBytes(value);
  }

  public static String text(Object value) {
    return MAPPER.writeValueAsString(value);
  }

  /** A float as Python's {@code repr} writes it. Not for NaN and the infinities. */
  static String python(double value) {
    double size = Math.abs(value);
    if (size == 0) {
      return Double.toString(value);
    }
    if (size >= 1e-4 && size < 1e16) {
      String plain = new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
      return plain.contains(".") ? plain : plain + ".0";
    }
    String scientific = Double.toString(value);
    int e = scientific.indexOf('E');
    String digits = scientific.substring(0, e);
    int exponent = Integer.parseInt(scientific.substring(e + 1));
    return (digits.endsWith(".0") ? digits.substring(0, digits.length() - 2) : digits)
        + "e%+03d".formatted(exponent);
  }

  private static final class PythonNumbers extends JsonGeneratorDelegate {

    PythonNumbers(JsonGenerator generator) {
      super(generator, false);
    }

    @Override
    public JsonGenerator writeNumber(double value) {
      if (Double.isFinite(value)) {
        delegate.writeNumber(python(value));
      } else {
        delegate.writeNull();
      }
      return this;
    }

    @Override
    public JsonGenerator writeNumber(float value) {
      return writeNumber((double) value);
    }
  }
}
