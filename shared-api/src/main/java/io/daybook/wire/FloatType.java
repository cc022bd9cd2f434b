package io.daybook.wire;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Finite floats; also integers, booleans and either as text. */
public final class FloatType implements Type<Double> {

  // Possessive: the matcher would else go one call deeper with every group of digits.
  private static final Pattern TEXT =
      Pattern.compile(
          "[+-]?(([0-9]+(_[0-9]+)*+)(\\.([0-9]+(_[0-9]+)*+)?)?|\\.[0-9]+(_[0-9]+)*+)"
              + "([eE][+-]?[0-9]+)?");
  private static final Pattern NOT_FINITE = Pattern.compile("[+-]?(inf|infinity|nan)");

  private final Bounds bounds;

  FloatType() {
    this(Bounds.NONE);
  }

  private FloatType(Bounds bounds) {
    this.bounds = bounds;
  }

  /** Smaller numbers are {@code greater_than_equal}. */
  public FloatType atLeast(long limit) {
    return new FloatType(bounds.atLeast(limit));
  }

  /** Others are {@code greater_than}. */
  public FloatType moreThan(long limit) {
    return new FloatType(bounds.moreThan(limit));
  }

  /** Larger numbers are {@code less_than_equal}. */
  public FloatType atMost(long limit) {
    return new FloatType(bounds.atMost(limit));
  }

  @Override
  public @Nullable Double read(JsonNode value, Location at) {
    Double number = number(value, at);
    if (number == null) {
      return null;
    }
    if (!Double.isFinite(number)) {
      at.fail("finite_number", "Input should be a finite number", value);
      return null;
    }
    double read = number;
    return bounds.check(value, at, limit -> Double.compare(read, (double) limit)) ? number : null;
  }

  private static @Nullable Double number(JsonNode value, Location at) {
    if (value.isNumber()) {
      return value.isBigInteger() ? value.bigIntegerValue().doubleValue() : value.doubleValue();
    }
    if (value.isBoolean()) {
      return value.booleanValue() ? 1.0 : 0.0;
    }
    if (!value.isString()) {
      at.fail("float_type", "Input should be a valid number", value);
      return null;
    }
    String text = Scalars.strip(value.stringValue());
    if (NOT_FINITE.matcher(text.toLowerCase(Locale.ROOT)).matches()) {
      return Double.NaN;
    }
    if (TEXT.matcher(text).matches()) {
      return Double.valueOf(text.replace("_", ""));
    }
    at.fail(
        "float_parsing",
        "Input should be a valid number, unable to parse string as a number",
        value);
    return null;
  }
}
