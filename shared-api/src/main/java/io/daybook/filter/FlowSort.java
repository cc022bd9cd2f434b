package io.daybook.filter;

import io.daybook.wire.Type;
import io.daybook.wire.Types;

/** The orders of lists of flows; each ends in the id, so that it is total. */
public enum FlowSort {
  CREATED_DESC,
  UPDATED_DESC,
  NAME_ASC,
  NAME_DESC;

  public static final Type<FlowSort> TYPE = Types.choice(FlowSort.class);
}
