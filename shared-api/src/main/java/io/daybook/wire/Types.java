package io.daybook.wire;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The types of request values, as lax as pydantic is about them. */
public final class Types {

  /** Strings only: a number is {@code string_type}. */
  public static final TextType STRING = new TextType(null, Integer.MAX_VALUE);

  /** Prefect's names of things: not empty, and none of {@code / % & > <}. */
  public static final TextType NAME = STRING.matching(Pattern.compile("^[^/%&><]+$"));

  /** true and false, 0 and 1, and words such as "yes" and "off" in any case. */
  public static final Type<Boolean> BOOL = Scalars::bool;

  /** Integers of any size; also {@code 2.0}, {@code "2"} and {@code true}. */
  public static final WholeType<BigInteger> BIG_INTEGER = WholeType.of(Integer.MAX_VALUE, v -> v);

  /** Integers of 32 bits, which is what the reference stores; larger ones are an error. */
  public static final WholeType<Integer> INT = WholeType.of(31, BigInteger::intValueExact);

  /** Integers of 64 bits; larger ones are an error. */
  public static final WholeType<Long> LONG = WholeType.of(63, BigInteger::longValueExact);

  /** Finite floats; also integers, {@code "1.5"} and {@code true}. */
  public static final FloatType FLOAT = new FloatType();

  /** With hyphens or without, in any case, as {@code urn:uuid:…} and in braces. */
  public static final Type<UUID> UUID = Ids::read;

  /** A time with the offset it was given in; see {@link Timestamps#parse}. */
  public static final Type<OffsetDateTime> DATE_TIME = Scalars::dateTime;

  public static final Type<Instant> INSTANT = DATE_TIME.map(OffsetDateTime::toInstant);

  /** Seconds as a number, or an ISO 8601 duration or {@code 1 day, 2:30:00} as text. */
  public static final Type<Duration> DURATION = Durations::read;

  /** Any JSON value as it is, null included; only NaN and the infinities become null. */
  public static final Type<JsonNode> ANY = (value, at) -> NonFinite.nulled(value);

  /** A JSON object, its values as they are; only NaN and the infinities become null. */
  public static final Type<ObjectNode> OBJECT =
      (value, at) -> {
        if (NonFinite.nulled(value) instanceof ObjectNode object) {
          return object;
        }
        at.fail("dict_type", "Input should be a valid dictionary", value);
        return null;
      };

  /** Labels: an object of booleans, numbers and strings. Null is an empty one. */
  public static final Type<ObjectNode> LABELS = Scalars::labels;

  private Types() {}

  /** A list; every item that is wrong has an error of its own. */
  public static <T> Type<List<T>> list(Type<T> item) {
    return (value, at) -> {
      if (!value.isArray()) {
        at.fail("list_type", "Input should be a valid list", value);
        return null;
      }
      List<T> items = new ArrayList<>(value.size());
      for (int i = 0; i < value.size() && !at.isTold(); i++) {
        T read = item.read(value.get(i), at.index(i));
        if (read != null) {
          items.add(read);
        }
      }
      return List.copyOf(items);
    };
  }

  /** A list with at most so many items, else {@code too_long}. */
  public static <T> Type<List<T>> listAtMost(int most, Type<T> item) {
    return (value, at) -> {
      if (value.isArray() && value.size() > most) {
        ObjectNode context = Json.object().put("field_type", "List");
        context.put("max_length", most).put("actual_length", value.size());
        String why =
            "List should have at most %d items after validation, not %d"
                .formatted(most, value.size());
        at.fail("too_long", why, value, context);
        return null;
      }
      return list(item).read(value, at);
    };
  }

  /** A list with at least one item, else {@code too_short}. */
  public static <T> Type<List<T>> nonEmptyList(Type<T> item) {
    return (value, at) -> {
      if (value.isArray() && value.isEmpty()) {
        ObjectNode context = Json.object().put("field_type", "List");
        context.put("min_length", 1).put("actual_length", 0);
        String why = "List should have at least 1 item after validation, not 0";
        at.fail("too_short", why, value, context);
        return null;
      }
      return list(item).read(value, at);
    };
  }

  /** An object with values of one type, in the order sent. */
  public static <T> Type<Map<String, T>> map(Type<T> item) {
    return (value, at) -> {
      ObjectNode object = OBJECT.read(value, at);
      if (object == null) {
        return null;
      }
      Map<String, T> items = new LinkedHashMap<>();
      for (var e : object.properties()) {
        T read = at.isTold() ? null : item.read(e.getValue(), at.key(e.getKey()));
        if (read != null) {
          items.put(e.getKey(), read);
        }
      }
      return items;
    };
  }

  /** One of an enum's values, by the text that the function gives; exact, else {@code enum}. */
  public static <E extends Enum<E>> Type<E> choice(Class<E> type, Function<E, String> text) {
    return ChoiceType.of(type, text, "enum");
  }

  /** One of these texts; anything else is {@code enum}. */
  public static Type<String> oneOf(List<String> texts) {
    return ofThese(texts, Function.identity(), texts);
  }

  /** One of an enum's values by its name, of which an error names only some: see the reference. */
  public static <E extends Enum<E>> Type<E> choiceNaming(Class<E> type, List<E> named) {
    return ofThese(List.of(type.getEnumConstants()), Enum::name, named);
  }

  private static <T> Type<T> ofThese(List<T> values, Function<T, String> text, List<T> named) {
    Map<String, T> choices = new LinkedHashMap<>();
    values.forEach(value -> choices.put(text.apply(value), value));
    return new ChoiceType<>(choices, named.stream().map(text).toList(), "enum");
  }

  /** One of an enum's values, by its constant's name. */
  public static <E extends Enum<E>> Type<E> choice(Class<E> type) {
    return choice(type, Enum::name);
  }

  /** Like {@link #choice}, where the reference's type is a Literal: {@code literal_error}. */
  public static <E extends Enum<E>> Type<E> literal(Class<E> type, Function<E, String> text) {
    return ChoiceType.of(type, text, "literal_error");
  }

  /** An object that is read key by key; anything else is {@code model_attributes_type}. */
  public static <T> Type<T> model(Function<Model, @Nullable T> reader) {
    return (value, at) -> {
      if (value.isObject()) {
        return reader.apply(new Model(value, at));
      }
      at.fail(
          "model_attributes_type",
          "Input should be a valid dictionary or object to extract fields from",
          value);
      return null;
    };
  }

  /**
   * The first of several types that reads the value without an error; when none does, the errors of
   * all, each under its type's label.
   *
   * @param types by label, in the order they are tried
   */
  public static <T> Type<T> anyOf(Map<String, Type<? extends T>> types) {
    Map<String, Type<? extends T>> tried = new LinkedHashMap<>(types);
    return (value, at) -> {
      List<Location> failed = new ArrayList<>();
      for (var e : tried.entrySet()) {
        Location attempt = at.key(e.getKey()).attempt();
        T read = e.getValue().read(value, attempt);
        if (attempt.failures() == 0) {
          return read;
        }
        failed.add(attempt);
      }
      failed.forEach(at::adopt);
      return null;
    };
  }
}
