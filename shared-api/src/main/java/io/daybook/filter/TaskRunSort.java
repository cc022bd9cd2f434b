package io.daybook.filter;

import io.daybook.wire.Type;
import io.daybook.wire.Types;

/** The orders of lists of task runs; see {@link FlowRunSort}. */
public enum TaskRunSort {
  ID_DESC,
  EXPECTED_START_TIME_ASC,
  EXPECTED_START_TIME_DESC,
  NAME_ASC,
  NAME_DESC,
  NEXT_SCHEDULED_START_TIME_ASC,
  END_TIME_DESC,
  /** By how long they ran up to now. */
  DURATION_DESC,
  DURATION_ASC;

  public static final Type<TaskRunSort> TYPE = Types.choice(TaskRunSort.class);
}
