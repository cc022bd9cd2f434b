package io.daybook.query.filter;

import static io.daybook.query.filter.Criteria.any;
import static io.daybook.query.filter.Criteria.compound;
import static io.daybook.query.filter.Criteria.given;

import io.daybook.filter.WorkPoolFilter;
import org.jspecify.annotations.Nullable;

/** Prefect's filter on pools as a condition on their documents: a line for each criterion. */
public final class WorkPoolClauses {
  private WorkPoolClauses() {}

  /** Null is every pool. */
  public static Clause pools(@Nullable WorkPoolFilter filter) {
    return filter == null
        ? Clause.ALL
        : compound(
            filter.operator(),
            given(filter.id(), id -> any("id", id)),
            given(filter.name(), name -> any("name", name)),
            given(filter.type(), type -> any("type", type)));
  }
}
