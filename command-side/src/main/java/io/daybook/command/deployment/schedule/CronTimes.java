package io.daybook.command.deployment.schedule;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.NavigableSet;
import java.util.NoSuchElementException;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The times of a cron expression by the clock on the wall, in order. */
final class CronTimes implements Iterator<LocalDateTime> {

  private final CronExpression cron;
  private final CronDays days;
  private final NavigableSet<Integer> hours;
  private final NavigableSet<Integer> minutes;
  private final NavigableSet<Integer> seconds;
  private @Nullable LocalDateTime next;

  /**
   * @param from the first time that counts
   */
  CronTimes(CronExpression cron, boolean dayOr, LocalDateTime from) {
    this.cron = cron;
    days = new CronDays(cron, dayOr);
    hours = values(CronColumn.HOUR);
    minutes = values(CronColumn.MINUTE);
    seconds = values(CronColumn.SECOND);
    LocalDateTime second = from.truncatedTo(ChronoUnit.SECONDS);
    next = atOrAfter(second.isBefore(from) ? second.plusSeconds(1) : second);
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public LocalDateTime next() {
    LocalDateTime time = next;
    if (time == null) {
      throw new NoSuchElementException("the expression matches no more");
    }
    next = atOrAfter(time.plusSeconds(1));
    return time;
  }

  private NavigableSet<Integer> values(CronColumn column) {
    NavigableSet<Integer> values = cron.values().get(column);
    return values != null
        ? values
        : new TreeSet<>(IntStream.rangeClosed(column.least, column.most).boxed().toList());
  }

  private @Nullable LocalDateTime atOrAfter(LocalDateTime from) {
    LocalDate day = days.atOrAfter(from.toLocalDate());
    boolean begun = day != null && day.equals(from.toLocalDate());
    LocalTime time = timeAtOrAfter(begun ? from.toLocalTime() : LocalTime.MIDNIGHT);
    if (begun && time == null) {
      day = days.atOrAfter(from.toLocalDate().plusDays(1));
      time = timeAtOrAfter(LocalTime.MIDNIGHT);
    }
    return day == null || time == null ? null : day.atTime(time);
  }

  private @Nullable LocalTime timeAtOrAfter(LocalTime time) {
    Integer hour = hours.ceiling(time.getHour());
    if (hour == null || hour > time.getHour()) {
      return hour == null ? null : LocalTime.of(hour, minutes.first(), seconds.first());
    }
    Integer minute = minutes.ceiling(time.getMinute());
    Integer second = seconds.ceiling(time.getSecond());
    if (minute != null && minute == time.getMinute() && second != null) {
      return LocalTime.of(hour, minute, second);
    }
    Integer later = minutes.higher(time.getMinute());
    if (minute != null && minute > time.getMinute()) {
      later = minute;
    }
    if (later != null) {
      return LocalTime.of(hour, later, seconds.first());
    }
    Integer nextHour = hours.higher(hour);
    return nextHour == null ? null : LocalTime.of(nextHour, minutes.first(), seconds.first());
  }
}
