package io.daybook.wire;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Integers; also floats without a fraction, booleans, and either as text. */
public final class WholeType<T> implements Type<T> {

  private static final Pattern TEXT = Pattern.compile("[+-]?[0-9]+(_[0-9]+)*+(\\.0+)?");
  private static final int MAX_TEXT = 4300;

  private final int bits;
  private final Function<BigInteger, T> exact;
  private final Bounds bounds;

  private WholeType(int bits, Function<BigInteger, T> exact, Bounds bounds) {
    this.bits = bits;
    this.exact = exact;
    this.bounds = bounds;
  }

  static <T> WholeType<T> of(int bits, Function<BigInteger, T> exact) {
    return new WholeType<>(bits, exact, Bounds.NONE);
  }

  /** Smaller numbers are {@code greater_than_equal}. */
  public WholeType<T> atLeast(long limit) {
    return new WholeType<>(bits, exact, bounds.atLeast(limit));
  }

  /** Smaller numbers and the limit are {@code greater_than}. */
  public WholeType<T> moreThan(long limit) {
    return new WholeType<>(bits, exact, bounds.moreThan(limit));
  }

  /** Larger numbers are {@code less_than_equal}. */
  public WholeType<T> atMost(long limit) {
    return new WholeType<>(bits, exact, bounds.atMost(limit));
  }

  @Override
  public @Nullable T read(JsonNode value, Location at) {
    BigInteger number = number(value, at);
    if (number == null
        || !bounds.check(value, at, limit -> number.compareTo(BigInteger.valueOf(limit)))) {
      return null;
    }
    if (number.bitLength() > bits) {
      tooLarge(value, at);
      return null;
    }
    return exact.apply(number);
  }

  private static @Nullable BigInteger number(JsonNode value, Location at) {
    if (value.isIntegralNumber()) {
      return value.bigIntegerValue();
    }
    if (value.isBoolean()) {
      return value.booleanValue() ? BigInteger.ONE : BigInteger.ZERO;
    }
    if (value.isFloatingPointNumber()) {
      return ofFloat(value, at);
    }
    if (value.isString()) {
      return ofText(value, at);
    }
    at.fail("int_type", "Input should be a valid integer", value);
    return null;
  }

  private static @Nullable BigInteger ofFloat(JsonNode value, Location at) {
    double number = value.doubleValue();
    if (!Double.isFinite(number)) {
      at.fail("finite_number", "Input should be a finite number", value);
      return null;
    }
    if (number != Math.rint(number)) {
      at.fail(
          "int_from_float",
          "Input should be a valid integer, got a number with a fractional part",
          value);
      return null;
    }
    if (Math.abs(number) >= 0x1p63) {
      tooLarge(value, at);
      return null;
    }
    return new BigDecimal(number).toBigInteger();
  }

  private static @Nullable BigInteger ofText(JsonNode value, Location at) {
    String text = Scalars.strip(value.stringValue());
    if (text.length() > MAX_TEXT) {
      tooLarge(value, at);
      return null;
    }
    if (!TEXT.matcher(text).matches()) {
      at.fail(
          "int_parsing",
          "Input should be a valid integer, unable to parse string as an integer",
          value);
      return null;
    }
    int point = text.indexOf('.');
    String digits = (point < 0 ? text : text.substring(0, point)).replace("_", "");
    return new BigInteger(digits);
  }

  private static void tooLarge(JsonNode value, Location at) {
    at.fail(
        "int_parsing_size",
        "Unable to parse input string as an integer, exceeded maximum size",
        value);
  }
}
