package io.daybook.wire;

import java.math.BigDecimal;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.core.util.JsonGeneratorDelegate;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The one JSON mapper of requests and answers. Keys keep their order, integers any number of
 * digits, and floats read {@code 1.0}, {@code 10000000.0} and {@code 1e+16} as Python writes them.
 */
public final class Json {

  /** What was received lies deeper in what is stored and answered. */
  private static final int MAX_DEPTH = 900;

  /**
   * Deeper bodies are refused as the reference refuses its deepest, whose parser is recursive:
   * events, records and errors that hold them can be written no deeper than 500.
   */
  private static final int MAX_DEPTH_RECEIVED = 450;

  private static final int MAX_DIGITS = 4300;

  public static final JsonMapper MAPPER = mapper(MAX_DEPTH);

  /** For the bodies of requests. */
  static final JsonMapper RECEIVED = mapper(MAX_DEPTH_RECEIVED);

  private static JsonMapper mapper(int depth) {
    return JsonMapper.builder(
            JsonFactory.builder()
                .streamReadConstraints(
                    StreamReadConstraints.builder()
                        .maxNestingDepth(depth)
                        .maxNumberLength(MAX_DIGITS)
                        .build())
                .addDecorator((factory, generator) -> new PythonNumbers(generator))
                .build())
        .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .build();
  }

  private Json() {}

  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  public static JsonNode parse(String json) {
    return MAPPER.readTree(json);
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
