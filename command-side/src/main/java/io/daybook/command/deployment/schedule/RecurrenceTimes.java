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

  private final Queue<RuleTimes> rules = new PriorityQueue<>(Comparator.comparing(RuleTimes::peek));
  private final List<RuleTimes> exceptions;
  private final TreeSet<LocalDateTime> dates;
  private final Set<LocalDateTime> excluded;
  private final Steps steps;
  private @Nullable LocalDateTime last;
  private @Nullable LocalDateTime next;

  RecurrenceTimes(
      List<RuleTimes> rules,
      List<RuleTimes> exceptions,
      List<LocalDateTime> dates,
      List<LocalDateTime> excluded,
      Steps steps) {
    this.steps = steps;
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
    LocalDateTime time = earliest();
    while (time != null && (time.equals(last) || isExcluded(time))) {
      time = steps.take() ? earliest() : null;
    }
    last = isCertain() ? time : null;
    return last;
  }

  /** Exceptions that were given up may have left out what they except. */
  private boolean isCertain() {
    return exceptions.isEmpty() || !steps.areSpent();
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
