package io.daybook.command.deployment.schedule;

import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** One column of a cron expression, taken apart at its commas. */
final class CronField {

  private static final Pattern RANGE = Pattern.compile("([^-]+)-([^-/]+)(?:/([0-9]{1,9}))?");
  private static final Pattern STEPS = Pattern.compile("(.+)/(.+)");
  private static final Pattern OCCURRENCE =
      Pattern.compile("(?:(?<days>[a-z]{3}-[a-z]{3}|\\w+)#|l)(?<number>[0-9]+)");

  private final CronColumn column;
  private final int columns;

  final NavigableSet<Integer> values = new TreeSet<>();
  final Map<Integer, SortedSet<Integer>> occurrences = new TreeMap<>();
  boolean any;
  boolean last;

  private CronField(CronColumn column, int columns) {
    this.column = column;
    this.columns = columns;
  }

  /**
   * @param columns of the whole expression
   * @throws IllegalArgumentException if croniter would refuse it
   */
  static CronField parse(CronColumn column, String text, int columns) {
    CronField field = new CronField(column, columns);
    boolean mayAsk = column == CronColumn.DAY || column == CronColumn.WEEKDAY;
    String items = text.equals("?") && mayAsk ? "*" : text;
    for (String item : items.split(",", -1)) {
      field.add(item);
    }
    field.refuseMixedOccurrences();
    return field;
  }

  private void add(String item) {
    Matcher m = OCCURRENCE.matcher(item);
    if (column != CronColumn.WEEKDAY || !m.matches()) {
      expand(item, -1);
    } else if (m.group("days") == null) {
      expand(m.group("number"), CronExpression.LAST);
    } else if (m.group("number").matches("[1-5]")) {
      expand(m.group("days"), Integer.parseInt(m.group("number")));
    } else {
      throw refused(item);
    }
  }

  private void expand(String item, int occurrence) {
    String spelled =
        item.startsWith("*/") ? column.least + "-" + column.most + item.substring(1) : item;
    Matcher range = RANGE.matcher(spelled);
    if (!range.matches()) {
      range = RANGE.matcher(STEPS.matcher(item).replaceFirst("$1-" + column.most + "/$2"));
    }
    if (range.matches()) {
      range(range).forEach(value -> value(value, occurrence));
    } else if (item.equals("*")) {
      any = true;
    } else if (column == CronColumn.DAY && item.equals("l")) {
      last = true;
    } else {
      value(column.number(item, columns), occurrence);
    }
  }

  private List<Integer> range(Matcher m) {
    boolean toLast = column == CronColumn.DAY && m.group(2).equals("l");
    int low = column.number(m.group(1), columns);
    int high = toLast ? column.most : column.number(m.group(2), columns);
    int step = m.group(3) == null ? 1 : Integer.parseInt(m.group(3));
    if (step == 0 || Math.max(low, high) > column.most) {
      throw refused(m.group());
    }
    if (low > high) {
      return wrapped(low, high, step);
    }
    // "3-3" is the whole cycle that starts and ends there.
    return low == high ? steps(column.least, column.most, step) : steps(low, high, step);
  }

  /** From one value over the end of the column to a smaller one, such as fri-mon. */
  private List<Integer> wrapped(int low, int high, int step) {
    List<Integer> tail = steps(low, column.most, step);
    int behind = column.most - tail.getLast();
    int skipped =
        behind < step && column.size() - behind - 1 + step > column.size() ? step - behind : 0;
    List<Integer> head = steps(column.least + skipped, high, step);
    return IntStream.concat(
            tail.stream().mapToInt(Integer::intValue), head.stream().mapToInt(Integer::intValue))
        .boxed()
        .toList();
  }

  private static List<Integer> steps(int low, int high, int step) {
    return IntStream.iterate(low, v -> v <= high, v -> v + step).boxed().toList();
  }

  private void value(int value, int occurrence) {
    if (value < column.least || value > column.most) {
      throw refused(Integer.toString(value));
    }
    values.add(value);
    if (occurrence >= 0) {
      occurrences.computeIfAbsent(value, _ -> new TreeSet<>()).add(occurrence);
    }
  }

  private void refuseMixedOccurrences() {
    SortedSet<Integer> plain = new TreeSet<>(values);
    plain.removeAll(occurrences.keySet());
    if (!occurrences.isEmpty() && !plain.isEmpty() && values.size() != column.size()) {
      throw new IllegalArgumentException(
          "day-of-week does not support mixing literal values and nth day of week syntax");
    }
  }

  private static IllegalArgumentException refused(String item) {
    return new IllegalArgumentException("[" + item + "] is not acceptable, out of range");
  }
}
