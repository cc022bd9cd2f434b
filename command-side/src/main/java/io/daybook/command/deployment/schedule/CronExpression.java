package io.daybook.command.deployment.schedule;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * A cron expression in croniter's grammar: five columns, then optionally seconds and years; names
 * of months and days, {@code L} for the last day, {@code fri#2} and {@code L5} for the second or
 * last Friday, ranges that wrap, {@code ?}, and {@code @daily} with its kin.
 *
 * @param values the values that match, by column; a column that matches always has none, seconds
 *     that were left out are 0
 * @param lastDay whether the last day of a month matches, beside the days
 * @param occurrences of weekdays (0 is Sunday) that match only as the first to fifth, or {@link
 *     #LAST}, of their month
 */
public record CronExpression(
    Map<CronColumn, NavigableSet<Integer>> values,
    boolean lastDay,
    Map<Integer, SortedSet<Integer>> occurrences) {

  /** The last one of a month, among occurrences. */
  public static final int LAST = 0;

  private static final Map<String, String> ALIASES =
      Map.of(
          "@midnight", "0 0 * * *",
          "@hourly", "0 * * * *",
          "@daily", "0 0 * * *",
          "@weekly", "0 0 * * 0",
          "@monthly", "0 0 1 * *",
          "@yearly", "0 0 1 1 *",
          "@annually", "0 0 1 1 *");

  /**
   * @throws IllegalArgumentException with the reference's words if it is no cron expression, or
   *     asks for hashed or random values
   */
  public static CronExpression parse(String text) {
    if (Excerpt.isTooLong(text)) {
      throw new IllegalArgumentException(
          "Invalid cron string: \"%s\": max length is %d"
              .formatted(Excerpt.of(text), Excerpt.LONGEST));
    }
    String lower = text.toLowerCase(Locale.ROOT);
    List<String> texts = List.of(ALIASES.getOrDefault(lower, lower).strip().split("\\s+"));
    if (texts.stream().anyMatch(t -> t.matches("[hr](\\(.*)?(/.*)?"))) {
      throw new IllegalArgumentException(
          "Random and Hashed expressions are unsupported, received: \"" + text + "\"");
    }
    try {
      return of(texts);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("Invalid cron string: \"" + text + "\"", e);
    }
  }

  private static CronExpression of(List<String> texts) {
    Map<CronColumn, String> columns = columns(texts);
    Map<CronColumn, NavigableSet<Integer>> values = new EnumMap<>(CronColumn.class);
    Map<Integer, SortedSet<Integer>> occurrences = new TreeMap<>();
    boolean lastDay = false;
    for (Map.Entry<CronColumn, String> e : columns.entrySet()) {
      CronField field = CronField.parse(e.getKey(), e.getValue(), texts.size());
      if (!field.any && !isWholeColumn(e.getKey(), field, columns)) {
        values.put(e.getKey(), field.values);
      }
      occurrences.putAll(field.occurrences);
      lastDay |= field.last;
    }
    return new CronExpression(values, lastDay, occurrences);
  }

  private static Map<CronColumn, String> columns(List<String> texts) {
    if (texts.size() < 5 || texts.size() > 7) {
      throw new IllegalArgumentException("5, 6 or 7 columns have to be specified");
    }
    Map<CronColumn, String> columns = new EnumMap<>(CronColumn.class);
    Iterator<String> rest = texts.iterator();
    for (CronColumn column : CronColumn.values()) {
      if (rest.hasNext()) {
        columns.put(column, rest.next());
      }
    }
    columns.putIfAbsent(CronColumn.SECOND, "0");
    return columns;
  }

  /**
   * All values are as good as a star, but not where days and weekdays would then be alternatives.
   */
  private static boolean isWholeColumn(
      CronColumn column, CronField field, Map<CronColumn, String> columns) {
    boolean otherIsStar =
        switch (column) {
          case DAY -> columns.getOrDefault(CronColumn.WEEKDAY, "").contains("*");
          case WEEKDAY -> columns.getOrDefault(CronColumn.DAY, "").contains("*");
          case MINUTE, HOUR, MONTH, SECOND, YEAR -> true;
        };
    return otherIsStar && field.values.size() == column.size() && field.occurrences.isEmpty();
  }

  /**
   * Whether a date ever comes of it, in the years that croniter knows.
   *
   * @param dayOr whether days and weekdays are alternatives
   */
  public boolean everFires(boolean dayOr) {
    CronDays days = new CronDays(this, dayOr);
    return IntStream.iterate(CronColumn.YEAR.least, y -> y <= CronColumn.YEAR.most, y -> y + 50)
        .anyMatch(year -> days.comeFrom(LocalDate.of(year, 1, 1)));
  }
}
