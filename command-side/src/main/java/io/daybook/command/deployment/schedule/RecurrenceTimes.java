package io.daybook.command.deployment.schedule;

import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The times of several rules and of single dates, without those that are excluded. */
final class RecurrenceTimes implements Iterator<LocalDateTime> {

  /** A schedule that excludes so many times in a row counts as one that has ended. */
  private static final int MOST_EXCLUDED = 100_000;

  private final Queue<RuleTimes> rules = new PriorityQueue<>(Comparator.comparing(RuleTimes::peek));
  private final List<RuleTimes> exceptions;
  private final TreeSet<LocalDateTime> dates;
  private final Set<LocalDateTime> excluded;
  private @Nullable LocalDateTime last;
  private @Nullable LocalDateTime next;

  RecurrenceTimes(
      List<RuleTimes> rules,
      List<RuleTimes> exceptions,
      List<LocalDateTime> dates,
      List<LocalDateTime> excluded) {
    rules.stream().filter(RuleTimes::hasNext).forEach(this.rules::add);
    this.exceptions = exceptions;
    this.dates = new TreeSet<>(dates);
    this.excluded = new HashSet<>(excluded);
    next = advance();
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public LocalDateTime next() {
    LocalDateTime time = next;
    if (time == null) {
      throw new NoSuchElementException("the schedule has ended");
    }
    next = advance();
    return time;
  }

  private @Nullable LocalDateTime advance() {
    for (int i = 0; i < MOST_EXCLUDED; i++) {
      LocalDateTime time = earliest();
      if (time == null) {
        return null;
      }
      if (!time.equals(last) && !isExcluded(time)) {
        last = time;
        return time;
      }
    }
    return null;
  }

  private @Nullable LocalDateTime earliest() {
    RuleTimes rule = rules.peek();
    if (!dates.isEmpty() && (rule == null || !rule.peek().isBefore(dates.getFirst()))) {
      return dates.pollFirst();
    }
    if (rule == null) {
      return null;
    }
    rules.remove();
    LocalDateTime time = rule.next();
    if (rule.hasNext()) {
      rules.add(rule);
    }
    return time;
  }

  private boolean isExcluded(LocalDateTime time) {
    boolean byRule = false;
    for (RuleTimes exception : exceptions) {
      while (exception.hasNext() && exception.peek().isBefore(time)) {
        exception.next();
      }
      byRule |= exception.hasNext() && exception.peek().equals(time);
    }
    return byRule || excluded.contains(time);
  }
}
