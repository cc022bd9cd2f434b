package io.daybook.filter;

import io.daybook.wire.Type;
import io.daybook.wire.Types;

/** The orders of lists of deployments; each ends in the id, so that it is total. */
public enum DeploymentSort {
  CREATED_DESC,
  UPDATED_DESC,
  NAME_ASC,
  NAME_DESC;

  public static final Type<DeploymentSort> TYPE = Types.choice(DeploymentSort.class);
}
