package io.daybook.filter;

import io.daybook.wire.Type;
import io.daybook.wire.Types;

/**
 * The orders of lists of changes. By name, the newest change of a deployment is first; each order
 * ends in the position, so that it is total.
 */
public enum HistorySort {
  AT_DESC,
  AT_ASC,
  DEPLOYMENT_NAME_ASC,
  DEPLOYMENT_NAME_DESC,
  FLOW_NAME_ASC,
  FLOW_NAME_DESC;

  public static final Type<HistorySort> TYPE = Types.choice(HistorySort.class);
}
