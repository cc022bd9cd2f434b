package io.daybook.wire;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One of an enum's constants, by an exact text. */
final class ChoiceType<E extends Enum<E>> implements Type<E> {

  private final Map<String, E> constants = new LinkedHashMap<>();
  private final String errorType;
  private final String expected;

  ChoiceType(Class<E> type, Function<E, String> text, String errorType) {
    for (E constant : type.getEnumConstants()) {
      constants.put(text.apply(constant), constant);
    }
    this.errorType = errorType;
    this.expected = expected(List.copyOf(constants.keySet()));
  }

  @Override
  public @Nullable E read(JsonNode value, Location at) {
    E constant = value.isString() ? constants.get(value.stringValue()) : null;
    if (constant == null) {
      String msg = "Input should be " + expected;
      at.fail(errorType, msg, value, Json.object().put("expected", expected));
    }
    return constant;
  }

  private static String expected(List<String> texts) {
    List<String> quoted = texts.stream().map(t -> "'" + t + "'").toList();
    int last = quoted.size() - 1;
    return last == 0
        ? quoted.getFirst()
        : String.join(", ", quoted.subList(0, last)) + " or " + quoted.get(last);
  }
}
