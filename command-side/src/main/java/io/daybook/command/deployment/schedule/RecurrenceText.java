package io.daybook.command.deployment.schedule;

import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the text of a recurrence says, line by line.
 *
 * @param start null if there is no DTSTART
 * @param rules the lines RRULE
 * @param exceptions the lines EXRULE
 * @param dates of all lines RDATE
 * @param excluded of all lines EXDATE
 * @param isOneRule whether it is a single rule and nothing more, but for its start
 */
record RecurrenceText(
    @Nullable RecurrenceTime start,
    List<RecurrenceParts> rules,
    List<RecurrenceParts> exceptions,
    List<LocalDateTime> dates,
    List<LocalDateTime> excluded,
    boolean isOneRule) {

  RecurrenceText {
    if (rules.isEmpty() && isOneRule) {
      throw new IllegalArgumentException("there is no rule");
    }
    RecurrenceTime from = start == null ? RecurrenceTime.DEFAULT_START : start;
    rules.forEach(rule -> RuleChecks.check(rule, from));
    exceptions.forEach(rule -> RuleChecks.check(rule, from));
  }
}
