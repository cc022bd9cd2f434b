package io.daybook.filter;

import io.daybook.wire.Type;
import io.daybook.wire.Types;
import java.util.List;

/**
 * The orders of lists of deployments; each ends in the id, so that it is total. The first four are
 * Prefect's. Deployments without a pool are last where the pool's name ascends.
 */
public enum DeploymentSort {
  CREATED_DESC,
  UPDATED_DESC,
  NAME_ASC,
  NAME_DESC,
  CREATED_ASC,
  UPDATED_ASC,
  FLOW_NAME_ASC,
  FLOW_NAME_DESC,
  WORK_POOL_NAME_ASC,
  WORK_POOL_NAME_DESC;

  /** An unknown sort is told Prefect's four, in Prefect's words. */
  public static final Type<DeploymentSort> TYPE =
      Types.choiceNaming(
          DeploymentSort.class, List.of(CREATED_DESC, UPDATED_DESC, NAME_ASC, NAME_DESC));
}
