package io.daybook.filter;

import io.daybook.wire.Type;
import io.daybook.wire.Types;

/**
 * The orders of lists of flow runs; each ends in the id, so that it is total. Runs without the time
 * are first where it descends, and last where it ascends.
 */
public enum FlowRunSort {
  ID_DESC,
  /** By the start, or the expected start of a run that has not started. */
  START_TIME_ASC,
  START_TIME_DESC,
  EXPECTED_START_TIME_ASC,
  EXPECTED_START_TIME_DESC,
  NAME_ASC,
  NAME_DESC,
  NEXT_SCHEDULED_START_TIME_ASC,
  END_TIME_DESC;

  public static final Type<FlowRunSort> TYPE = Types.choice(FlowRunSort.class);
}
