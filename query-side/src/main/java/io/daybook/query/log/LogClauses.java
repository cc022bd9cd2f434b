package io.daybook.query.log;

import io.daybook.filter.LogFilter;
import io.daybook.filter.Operator;
import io.daybook.filter.TextSearch;
import io.daybook.filter.TimeFilter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A filter on lines as a condition of SQL.
 *
 * @param sql a condition on {@code runs.log}, with question marks
 * @param values of the question marks
 */
record LogClauses(String sql, List<Object> values) {

  private static final String TEXT = "lower(message || ' ' || name)";
  private static final String HOLDS = "position(lower(?) in " + TEXT + ") > 0";

  static LogClauses of(@Nullable LogFilter filter) {
    return filter == null ? new LogClauses("true", List.of()) : new Builder().all(filter);
  }

  private static final class Builder {

    private final List<String> clauses = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    LogClauses all(LogFilter filter) {
      level(filter.level());
      timestamp(filter.timestamp());
      if (filter.flowRunId() != null) {
        anyOf("flow_run_id", filter.flowRunId().any());
      }
      taskRun(filter.taskRunId());
      text(filter.text());
      String word = filter.operator() == Operator.AND ? " and " : " or ";
      String sql = clauses.isEmpty() ? "true" : "(" + String.join(word, clauses) + ")";
      return new LogClauses(sql, List.copyOf(values));
    }

    private void level(LogFilter.@Nullable Level level) {
      if (level != null) {
        List<String> bounds = new ArrayList<>();
        bound(bounds, "level >= ?", level.atLeast());
        bound(bounds, "level <= ?", level.atMost());
        and(bounds);
      }
    }

    private void timestamp(@Nullable TimeFilter time) {
      if (time != null) {
        List<String> bounds = new ArrayList<>();
        bound(bounds, "timestamp <= ?", utc(time.before()));
        bound(bounds, "timestamp >= ?", utc(time.after()));
        and(bounds);
      }
    }

    private void taskRun(LogFilter.@Nullable TaskRun taskRun) {
      if (taskRun != null) {
        List<String> both = new ArrayList<>();
        bound(both, "task_run_id = any (?::uuid[])", ids(taskRun.any()));
        if (taskRun.isNull() != null) {
          both.add(taskRun.isNull() ? "task_run_id is null" : "task_run_id is not null");
        }
        and(both);
      }
    }

    private void text(@Nullable TextSearch search) {
      if (search != null) {
        group(search.include(), HOLDS, " or ");
        group(search.exclude(), "not " + HOLDS, " and ");
        group(search.require(), HOLDS, " and ");
      }
    }

    private void group(List<String> terms, String each, String word) {
      if (!terms.isEmpty()) {
        clauses.add("(" + String.join(word, terms.stream().map(_ -> each).toList()) + ")");
        values.addAll(terms);
      }
    }

    private void anyOf(String column, @Nullable List<UUID> ids) {
      List<String> one = new ArrayList<>();
      bound(one, column + " = any (?::uuid[])", ids(ids));
      and(one);
    }

    private void bound(List<String> into, String clause, @Nullable Object value) {
      if (value != null) {
        into.add(clause);
        values.add(value);
      }
    }

    /** A criterion that asks for nothing is true, which counts under OR. */
    private void and(List<String> parts) {
      clauses.add(parts.isEmpty() ? "true" : "(" + String.join(" and ", parts) + ")");
    }

    private static @Nullable String ids(@Nullable List<UUID> ids) {
      return ids == null ? null : ids.toString().replace('[', '{').replace(']', '}');
    }

    private static @Nullable Object utc(@Nullable Instant time) {
      return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }
  }
}
