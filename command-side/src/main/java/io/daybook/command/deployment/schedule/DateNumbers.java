package io.daybook.command.deployment.schedule;

import java.util.Set;

/**
 * What a number in a date is, by its length and what stands around it: python-dateutil's {@code
 * _parse_numeric_token}.
 */
final class DateNumbers {

  private static final int WHOLE_DATE = 3;
  private static final int HOURS = 24;
  private static final Set<String> MARKS = Set.of("-", "/", ".");

  private final TokenCursor at;
  private final DateFields fields;

  DateNumbers(TokenCursor at, DateFields fields) {
    this.at = at;
    this.fields = fields;
  }

  /**
   * @throws IllegalArgumentException or {@link IndexOutOfBoundsException} if it can't be here
   */
  void read(String digits) {
    int length = digits.length();
    if (isTimeBehindADate(length)) {
      hourAndMinute(digits);
    } else if (length == 6 || (length > 6 && digits.indexOf('.') == 6)) {
      six(digits);
    } else if (length == 8 || length == 12 || length == 14) {
      whole(digits);
    } else if (!readUnit(digits)) {
      beforeAMark(digits);
    }
  }

  /** 20270503T12[30]. */
  private boolean isTimeBehindADate(int length) {
    String next = at.peek(1);
    return fields.days.size() == WHOLE_DATE
        && fields.hour == null
        && (length == 2 || length == 4)
        && !next.equals(":")
        && DateWords.unit(next) == null;
  }

  private void hourAndMinute(String digits) {
    fields.hour = PythonInt.small(digits.substring(0, 2));
    if (digits.length() == 4) {
      fields.minute = PythonInt.small(digits.substring(2));
    }
  }

  /** YYMMDD or HHMMSS[.ss]. */
  private void six(String digits) {
    if (fields.days.size() == 0 && digits.indexOf('.') < 0) {
      fields.days.add(digits.substring(0, 2), null);
      fields.days.add(digits.substring(2, 4), null);
      fields.days.add(digits.substring(4), null);
    } else {
      hourAndMinute(digits.substring(0, 4));
      fields.seconds(digits.substring(4));
    }
  }

  /** YYYYMMDD[hhmm[ss]]. */
  private void whole(String digits) {
    fields.days.add(digits.substring(0, 4), YearMonthDay.Part.YEAR);
    fields.days.add(digits.substring(4, 6), null);
    fields.days.add(digits.substring(6, 8), null);
    if (digits.length() > 8) {
      hourAndMinute(digits.substring(8, 12));
    }
    if (digits.length() > 12) {
      fields.second = PythonInt.small(digits.substring(12));
    }
  }

  /** 12H, and the 30 in 12H30. */
  private boolean readUnit(String digits) {
    Integer behind = DateWords.unit(at.peek(1));
    Integer before = DateWords.unit(at.peek(-1));
    if (behind != null) {
      fields.time(digits, behind);
      at.pass(1);
    } else if (before != null) {
      fields.time(digits, before + 1);
    }
    return behind != null || before != null;
  }

  private void beforeAMark(String digits) {
    String next = at.peek(1);
    if (next.equals(":") && !at.peek(2).isEmpty()) {
      clock(digits);
    } else if (MARKS.contains(next)) {
      dashed(digits, next);
    } else if (next.isEmpty() || DateWords.isJump(next)) {
      alone(DateFields.decimal(digits).intValue());
    } else {
      beforeAWord(DateFields.decimal(digits).intValue());
    }
  }

  /** HH:MM[:SS[.ss]]. */
  private void clock(String hours) {
    fields.hour = DateFields.decimal(hours).intValue();
    fields.minutes(DateFields.decimal(at.require(2)));
    if (at.peek(3).equals(":") && !at.peek(4).isEmpty()) {
      fields.seconds(at.require(4));
      at.pass(2);
    }
    at.pass(2);
  }

  /** 01-01[-01], 01-Jan[-01]. */
  private void dashed(String digits, String mark) {
    fields.days.add(digits, null);
    String second = at.peek(2);
    if (!second.isEmpty() && !DateWords.isJump(second)) {
      member(second, false);
      if (at.peek(3).equals(mark)) {
        member(at.require(4), true);
        at.pass(2);
      }
      at.pass(1);
    }
    at.pass(1);
  }

  private void member(String token, boolean isLast) {
    Integer month = DateWords.month(token);
    if (month != null) {
      fields.days.add(month, YearMonthDay.Part.MONTH);
    } else if (isLast || token.chars().allMatch(Character::isDigit)) {
      fields.days.add(token, null);
    } else {
      throw new IllegalArgumentException("no month: " + token);
    }
  }

  private void alone(int value) {
    Integer half = DateWords.half(at.peek(2));
    if (half != null) {
      fields.half(value, half);
      at.pass(1);
    } else {
      fields.days.add(value, null);
    }
    at.pass(1);
  }

  /** 9AM; else it can be a day alone. */
  private void beforeAWord(int value) {
    Integer half = DateWords.half(at.peek(1));
    if (half != null && value < HOURS) {
      fields.half(value, half);
      at.pass(1);
    } else if (fields.days.couldBeDay(value)) {
      fields.days.add(value, null);
    } else {
      throw new IllegalArgumentException("unknown number: " + value);
    }
  }
}
