package io.daybook.command.schema;

import com.networknt.schema.SchemaException;
import com.networknt.schema.regex.RegularExpression;
import com.networknt.schema.regex.RegularExpressions;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * How much the patterns of a client's schema may read while one value is checked. Java's patterns
 * backtrack: without an end, one such as {@code (x+x+)+y} keeps a thread busy for years.
 */
final class PatternBudget {

  /** Some tenths of a second; a pattern that does not backtrack reads megabytes with it. */
  private static final int CHARACTERS = 20_000_000;

  private static final ScopedValue<PatternBudget> CURRENT = ScopedValue.newInstance();

  private int left = CHARACTERS;

  private PatternBudget() {}

  /**
   * Runs a check with a budget of its own.
   *
   * @throws SchemaException if its patterns need more
   */
  static <T> T within(Supplier<T> check) {
    return ScopedValue.where(CURRENT, new PatternBudget()).call(check::get);
  }

  /** A pattern, read as the library reads it, whose matching is paid from the current budget. */
  static RegularExpression expression(String regex) {
    Pattern pattern =
        Pattern.compile(
            RegularExpressions.replaceLongformCharacterProperties(
                RegularExpressions.replaceDollarAnchors(regex)));
    return value -> isFound(pattern, new Text(value, CURRENT.get()));
  }

  private static boolean isFound(Pattern pattern, Text text) {
    try {
      return pattern.matcher(text).find();
    } catch (StackOverflowError _) {
      throw tooMuch();
    }
  }

  private static SchemaException tooMuch() {
    return new SchemaException("a pattern takes too long to match");
  }

  private void spend() {
    if (left-- <= 0) {
      throw tooMuch();
    }
  }

  private record Text(String value, PatternBudget budget) implements CharSequence {

    @Override
    public char charAt(int index) {
      budget.spend();
      return value.charAt(index);
    }

    @Override
    public int length() {
      return value.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return new Text(value.substring(start, end), budget);
    }

    @Override
    public String toString() {
      return value;
    }
  }
}
