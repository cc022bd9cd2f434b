package io.daybook.query.audit;

import io.daybook.filter.AnyOf;
import io.daybook.filter.Operator;
import io.daybook.filter.RefusalFilter;
import io.daybook.filter.TimeFilter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A filter on refusals as a condition of SQL.
 *
 * @param sql a condition on {@code audit.refusal}, with question marks
 * @param values of the question marks
 */
record RefusalClauses(String sql, List<Object> values) {

  static RefusalClauses of(@Nullable RefusalFilter filter) {
    return filter == null ? new RefusalClauses("true", List.of()) : new Builder().all(filter);
  }

  private static final class Builder {

    private final List<String> clauses = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    RefusalClauses all(RefusalFilter filter) {
      any("(actor = any (?::text[]) or actor_id = any (?::text[]))", filter.actor(), 2);
      any("status = any (?::int[])", filter.status(), 1);
      any("command = any (?::text[])", filter.command(), 1);
      any("deployment_id = any (?::uuid[])", filter.deploymentId(), 1);
      any("flow_id = any (?::uuid[])", filter.flowId(), 1);
      at(filter.at());
      any("request_id = any (?::text[])", filter.requestId(), 1);
      String word = filter.operator() == Operator.AND ? " and " : " or ";
      String sql = clauses.isEmpty() ? "true" : "(" + String.join(word, clauses) + ")";
      return new RefusalClauses(sql, List.copyOf(values));
    }

    /** A criterion that asks for nothing is true, which counts under OR. */
    private void any(String clause, @Nullable AnyOf<?> criterion, int times) {
      if (criterion == null) {
        return;
      }
      List<?> any = criterion.any();
      if (any == null) {
        clauses.add("true");
        return;
      }
      clauses.add(clause);
      for (int i = 0; i < times; i++) {
        values.add(any.stream().map(Object::toString).toArray(String[]::new));
      }
    }

    private void at(@Nullable TimeFilter time) {
      if (time != null) {
        List<String> bounds = new ArrayList<>(List.of("true"));
        bound(bounds, "at <= ?", time.before());
        bound(bounds, "at >= ?", time.after());
        clauses.add("(" + String.join(" and ", bounds) + ")");
      }
    }

    private void bound(List<String> into, String clause, @Nullable Instant moment) {
      if (moment != null) {
        into.add(clause);
        values.add(moment.atOffset(ZoneOffset.UTC));
      }
    }
  }
}
