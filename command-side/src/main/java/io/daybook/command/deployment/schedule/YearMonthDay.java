package io.daybook.command.deployment.schedule;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The numbers of a date in the order of its text, and which of them is what (dateutil). */
final class YearMonthDay {

  enum Part {
    YEAR,
    MONTH,
    DAY
  }

  private static final int LAST_DAY = 31;
  private static final int LAST_MONTH = 12;
  private static final int LEAP_YEAR = 2000;
  private static final int LARGEST_SHORT_YEAR = 100;

  private final List<Integer> values = new ArrayList<>();
  private final Map<Part, Integer> places = new HashMap<>();
  boolean centurySpecified;

  int size() {
    return values.size();
  }

  void add(String digits, @Nullable Part part) {
    boolean isLong = digits.length() > 2 && digits.chars().allMatch(Character::isDigit);
    add(PythonInt.small(digits), isLong, part);
  }

  void add(int value, @Nullable Part part) {
    add(value, value > LARGEST_SHORT_YEAR, part);
  }

  private void add(int value, boolean isYear, @Nullable Part part) {
    if (isYear && part != null && part != Part.YEAR) {
      throw new IllegalArgumentException("a year where there is none");
    }
    centurySpecified |= isYear;
    Part known = isYear ? Part.YEAR : part;
    values.add(value);
    if (known != null && places.putIfAbsent(known, values.size() - 1) != null) {
      throw new IllegalArgumentException(known + " is already set");
    }
  }

  boolean couldBeDay(int value) {
    Integer month = places.get(Part.MONTH);
    if (places.containsKey(Part.DAY)) {
      return false;
    }
    if (month == null) {
      return 1 <= value && value <= LAST_DAY;
    }
    Integer year = places.get(Part.YEAR);
    int ofYear = year == null ? LEAP_YEAR : values.get(year);
    return 1 <= value && value <= length(ofYear, values.get(month));
  }

  /**
   * @throws DateTimeException if there is no such month
   */
  static int length(int year, int month) {
    return YearMonth.of(year, month).lengthOfMonth();
  }

  /** What each number is; a part that none is, is missing. */
  Map<Part, Integer> resolve() {
    boolean allPlaced = !values.isEmpty() && places.size() == values.size();
    if (allPlaced || (values.size() == 3 && places.size() == 2)) {
      return placed();
    }
    return switch (values.size()) {
      case 0 -> Map.of();
      case 1 -> of(isYear(0) ? Part.YEAR : Part.DAY);
      case 2 -> two();
      case 3 -> three();
      default -> throw new IllegalArgumentException("More than three YMD values");
    };
  }

  private Map<Part, Integer> placed() {
    List<Part> missing = new ArrayList<>(List.of(Part.values()));
    missing.removeAll(places.keySet());
    List<Integer> free = new ArrayList<>(List.of(0, 1, 2).subList(0, values.size()));
    free.removeAll(places.values());
    Map<Part, Integer> found = new HashMap<>();
    places.forEach((part, place) -> found.put(part, values.get(place)));
    free.forEach(place -> found.put(missing.getFirst(), values.get(place)));
    return found;
  }

  private boolean isMonth(int place) {
    return Integer.valueOf(place).equals(places.get(Part.MONTH));
  }

  private boolean isYear(int place) {
    return values.get(place) > LAST_DAY;
  }

  private Map<Part, Integer> two() {
    for (int month = 0; month < 2; month++) {
      if (isMonth(month)) {
        Part other = isYear(1 - month) ? Part.YEAR : Part.DAY;
        return month == 0 ? of(Part.MONTH, other) : of(other, Part.MONTH);
      }
    }
    if (isYear(0)) {
      return of(Part.YEAR, Part.MONTH);
    }
    return isYear(1) ? of(Part.MONTH, Part.YEAR) : of(Part.MONTH, Part.DAY);
  }

  private Map<Part, Integer> three() {
    if (isMonth(0)) {
      return isYear(1) ? of(Part.MONTH, Part.YEAR, Part.DAY) : of(Part.MONTH, Part.DAY, Part.YEAR);
    }
    if (isMonth(1)) {
      return isYear(0) ? of(Part.YEAR, Part.MONTH, Part.DAY) : of(Part.DAY, Part.MONTH, Part.YEAR);
    }
    if (isMonth(2)) {
      return isYear(1) ? of(Part.DAY, Part.YEAR, Part.MONTH) : of(Part.YEAR, Part.DAY, Part.MONTH);
    }
    if (isYear(0) || Integer.valueOf(0).equals(places.get(Part.YEAR))) {
      return of(Part.YEAR, Part.MONTH, Part.DAY);
    }
    return values.getFirst() > LAST_MONTH
        ? of(Part.DAY, Part.MONTH, Part.YEAR)
        : of(Part.MONTH, Part.DAY, Part.YEAR);
  }

  private Map<Part, Integer> of(Part... parts) {
    Map<Part, Integer> found = new HashMap<>();
    for (int i = 0; i < parts.length; i++) {
      found.put(parts[i], values.get(i));
    }
    return found;
  }
}
