package io.daybook.command.schema;

import com.networknt.schema.regex.RegularExpression;
import com.networknt.schema.regex.RegularExpressions;
import java.util.regex.Pattern;

/**
 * The patterns of a client's schema. Java's backtrack: without an end, one such as {@code (x+x+)+y}
 * keeps a thread busy for years. Each character that is read is paid for.
 */
final class Patterns {

  private Patterns() {}

  /** A pattern, read as the library reads it, whose matching is paid from the current budget. */
  static RegularExpression expression(String regex) {
    SchemaBudget.spend(regex.length());
    Pattern pattern =
        Pattern.compile(
            RegularExpressions.replaceLongformCharacterProperties(
                RegularExpressions.replaceDollarAnchors(regex)));
    return value -> isFound(pattern, new Text(value, SchemaBudget.current()));
  }

  private static boolean isFound(Pattern pattern, Text text) {
    try {
      return pattern.matcher(text).find();
    } catch (StackOverflowError _) {
      throw new SchemaBudgetException();
    }
  }

  private record Text(String value, SchemaBudget budget) implements CharSequence {

    @Override
    public char charAt(int index) {
      budget.take(1);
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
