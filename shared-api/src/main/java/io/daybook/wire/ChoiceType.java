package io.daybook.wire;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One of several values, each by an exact text. */
final class ChoiceType<T> implements Type<T> {

  private final Map<String, T> choices;
  private final String errorType;
  private final String expected;

  /**
   * @param named the texts that an error names
   */
  ChoiceType(Map<String, T> choices, List<String> named, String errorType) {
    this.choices = choices;
    this.errorType = errorType;
    this.expected = expected(named);
  }

  static <E extends Enum<E>> ChoiceType<E> of(
      Class<E> type, Function<E, String> text, String errorType) {
    Map<String, E> constants = new LinkedHashMap<>();
    for (E constant : type.getEnumConstants()) {
      constants.put(text.apply(constant), constant);
    }
    return new ChoiceType<>(constants, List.copyOf(constants.keySet()), errorType);
  }

  @Override
  public @Nullable T read(JsonNode value, Location at) {
    T choice = value.isString() ? choices.get(value.stringValue()) : null;
    if (choice == null) {
      String msg = "Input should be " + expected;
      at.fail(errorType, msg, value, Json.object().put("expected", expected));
    }
    return choice;
  }

  private static String expected(List<String> texts) {
    List<String> quoted = texts.stream().map(t -> "'" + t + "'").toList();
    int last = quoted.size() - 1;
    return last == 0
        ? quoted.getFirst()
        : String.join(", ", quoted.subList(0, last)) + " or " + quoted.get(last);
  }
}
