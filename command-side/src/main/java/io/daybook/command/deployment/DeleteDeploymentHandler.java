package io.daybook.command.deployment;

import io.daybook.command.dispatch.CommandHandler;
import io.daybook.command.dispatch.Done;
import io.daybook.wire.ApiException;
import org.springframework.stereotype.Component;

@Component
final class DeleteDeploymentHandler implements CommandHandler<DeleteDeployment, Done> {

  private final DeploymentRemoval removal;

  DeleteDeploymentHandler(DeploymentRemoval removal) {
    this.removal = removal;
  }

  @Override
  public Class<DeleteDeployment> type() {
    return DeleteDeployment.class;
  }

  @Override
  public Done handle(DeleteDeployment command) {
    if (!removal.remove(command.deploymentId())) {
      throw ApiException.notFound("Deployment not found");
    }
    return Done.DONE;
  }
}
