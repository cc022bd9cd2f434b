package io.daybook.command.deployment.revert;

import io.daybook.command.dispatch.Commands;
import io.daybook.web.DaybookEndpoint;
import io.daybook.web.Paths;
import io.daybook.wire.JsonBody;
import io.daybook.wire.Types;
import java.util.UUID;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** {@code POST /deployments/{id}/revert {revision, reason, dry_run}}. */
@RestController
@DaybookEndpoint
final class RevertController {

  private static final int LONGEST_REASON = 1000;

  private final Commands commands;

  RevertController(Commands commands) {
    this.commands = commands;
  }

  @PostMapping(Paths.API + "/deployments/" + Paths.ID + "/revert")
  ObjectNode revert(@PathVariable UUID id, JsonBody body) {
    return commands.send(command(id, body.notOpaque())).answer().json();
  }

  private static RevertDeployment command(UUID id, JsonBody body) {
    return body.model(in -> {
      Integer revision = in.required("revision", Types.INT.atLeast(1));
      String reason = in.orNull("reason", Types.STRING.atMost(LONGEST_REASON));
      Boolean dryRun = in.optional("dry_run", Types.BOOL, false);
      return in.strict(() -> new RevertDeployment(id, revision, reason, dryRun));
    });
  }
}
