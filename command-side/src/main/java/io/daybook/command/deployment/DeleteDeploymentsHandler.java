package io.daybook.command.deployment;

import io.daybook.command.dispatch.CommandHandler;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

@Component
final class DeleteDeploymentsHandler implements CommandHandler<DeleteDeployments, List<UUID>> {

  private final DeploymentRemoval removal;

  DeleteDeploymentsHandler(DeploymentRemoval removal) {
    this.removal = removal;
  }

  @Override
  public Class<DeleteDeployments> type() {
    return DeleteDeployments.class;
  }

  @Override
  public List<UUID> handle(DeleteDeployments command) {
    return command.deploymentIds().stream().filter(removal::remove).toList();
  }
}
