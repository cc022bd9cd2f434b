package io.daybook.command.deployment;

import io.daybook.ledger.Command;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes a deployment, or brings the one of this name and flow to what the request says: its
 * schedules and labels are replaced, other keys change only if sent.
 */
record CreateDeployment(
    UUID flowId,
    String name,
    ObjectNode labels,
    List<NewSchedule> schedules,
    DeploymentAttributes attributes)
    implements Command<CreateDeployment.Answer> {

  /**
   * @param created false if it was there before
   * @param body the deployment as it is read
   */
  record Answer(boolean created, ObjectNode body) {}
}
