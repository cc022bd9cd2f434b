package io.daybook.command.deployment.schedule;

import java.util.Set;

/**
 * Reads the tokens of a date one after the other, by the rules and in the order of
 * python-dateutil's {@code parser._parse}; there are no spaces among them.
 */
final class DateReading {

  private static final int LONGEST_ZONE = 5;

  /** Python takes these for numbers, which no part of a date can be. */
  private static final Set<String> NO_NUMBERS = Set.of("INF", "NAN", "INFINITY");

  private final DateFields fields = new DateFields();
  private final TokenCursor at;
  private final DateNumbers numbers;

  private DateReading(String text) {
    at = new TokenCursor(DateTokens.of(text));
    numbers = new DateNumbers(at, fields);
    while (!at.isAtEnd()) {
      read(at.token());
      at.pass(1);
    }
  }

  /**
   * @throws IllegalArgumentException or {@link IndexOutOfBoundsException} if it is no date
   */
  static DateFields of(String upper) {
    return new DateReading(upper).fields;
  }

  private void read(String token) {
    Integer weekday = DateWords.weekday(token);
    Integer month = DateWords.month(token);
    Integer half = DateWords.half(token);
    if (Character.isDigit(token.charAt(0))) {
      numbers.read(token);
    } else if (weekday != null) {
      fields.weekday = weekday;
    } else if (month != null) {
      month(month);
    } else if (half != null) {
      fields.half(half);
    } else if (isZone(token)) {
      zone(token);
    } else if (fields.hour != null && (token.equals("+") || token.equals("-"))) {
      offset();
    } else if (!DateWords.isJump(token)) {
      throw new IllegalArgumentException("unknown word: " + token);
    }
  }

  /** May-3[-2027]. */
  private void month(int month) {
    fields.days.add(month, YearMonthDay.Part.MONTH);
    String mark = at.peek(1);
    if (mark.equals("-") || mark.equals("/")) {
      fields.days.add(at.require(2), null);
      if (at.peek(3).equals(mark)) {
        fields.days.add(at.require(4), null);
        at.pass(2);
      }
      at.pass(2);
    }
  }

  private boolean isZone(String token) {
    return fields.hour != null
        && fields.zone == null
        && fields.offset == null
        && token.length() <= LONGEST_ZONE
        && token.chars().allMatch(c -> c >= 'A' && c <= 'Z');
  }

  private void zone(String token) {
    if (NO_NUMBERS.contains(token)) {
      throw new IllegalArgumentException("Converted decimal value is infinite or NaN");
    }
    // "GMT+3" is taken to mean that its time and three hours more are GMT.
    boolean signed = at.peek(1).equals("+") || at.peek(1).equals("-");
    fields.zone = signed && DateWords.isUtc(token) ? null : token;
  }

  /** +0200, +02:00, +2. */
  private void offset() {
    String hours = at.require(1);
    int minutes = 0;
    if (hours.length() == 4) {
      minutes = PythonInt.small(hours.substring(2));
      hours = hours.substring(0, 2);
    } else if (at.peek(2).equals(":")) {
      minutes = PythonInt.small(at.require(3));
      at.pass(2);
    } else if (hours.length() > 2) {
      throw new IllegalArgumentException("no offset: " + hours);
    }
    fields.offset = PythonInt.small(hours) * 60 + minutes;
    at.pass(1);
  }
}
