package io.daybook.filter;

import io.daybook.wire.ApiException;
import io.daybook.wire.Parameters;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which changes: a filter on them, and the filters on deployments, flows, pools and queues as they
 * were right after the change (after a deletion: right before it), combined with AND.
 *
 * @param deployments without runs, which have no history
 */
public record HistoryCriteria(@Nullable HistoryFilter history, DeploymentCriteria deployments) {

  public static final HistoryCriteria ALL = new HistoryCriteria(null, DeploymentCriteria.ALL);

  public static HistoryCriteria ofDeployment(UUID id) {
    return new HistoryCriteria(HistoryFilter.ofDeployment(id), DeploymentCriteria.ALL);
  }

  /**
   * @throws ApiException 422 if runs are filtered
   */
  public static HistoryCriteria read(Parameters in) {
    HistoryFilter history = in.optional("history", HistoryFilter.TYPE);
    DeploymentCriteria deployments = DeploymentCriteria.read(in);
    if (deployments.needsRuns()) {
      throw ApiException.detail(
          422, "Changes can't be filtered by flow_runs or task_runs: runs have no history.");
    }
    return new HistoryCriteria(history, deployments);
  }
}
