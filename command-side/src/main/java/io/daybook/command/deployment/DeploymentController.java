package io.daybook.command.deployment;

import io.daybook.command.dispatch.Commands;
import io.daybook.deployment.DeploymentFinder;
import io.daybook.web.Paths;
import io.daybook.wire.ApiException;
import io.daybook.wire.Json;
import io.daybook.wire.JsonBody;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

@RestController
@RequestMapping(Paths.API + "/deployments")
final class DeploymentController {

  private final Commands commands;
  private final DeploymentBodies bodies;
  private final ObjectProvider<DeploymentFinder> finder;

  DeploymentController(
      Commands commands, DeploymentBodies bodies, ObjectProvider<DeploymentFinder> finder) {
    this.commands = commands;
    this.bodies = bodies;
    this.finder = finder;
  }

  /** 201 for a new deployment, 200 for one that was there and is now as the body says. */
  @PostMapping("/")
  ResponseEntity<ObjectNode> create(JsonBody body) {
    CreateDeployment.Answer answer = commands.send(bodies.create(body)).answer();
    return ResponseEntity.status(answer.created() ? HttpStatus.CREATED : HttpStatus.OK)
        .body(answer.body());
  }

  @PatchMapping("/" + Paths.ID)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void update(@PathVariable UUID id, JsonBody body) {
    commands.send(bodies.update(id, body));
  }

  @DeleteMapping("/" + Paths.ID)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(@PathVariable UUID id) {
    commands.send(new DeleteDeployment(id));
  }

  /** Without a filter these are the first of all, by name. */
  @PostMapping("/bulk_delete")
  ObjectNode delete(JsonBody body) {
    List<UUID> found = DeploymentBodies.bulk(body).find(finder());
    ObjectNode answer = Json.object();
    var deleted = answer.putArray("deleted");
    if (!found.isEmpty()) {
      commands
          .send(new DeleteDeployments(found))
          .answer()
          .forEach(id -> deleted.add(id.toString()));
    }
    return answer;
  }

  @PostMapping("/" + Paths.ID + "/pause_deployment")
  JsonNode pause(@PathVariable UUID id) {
    commands.send(new PauseDeployment(id));
    return JsonNodeFactory.instance.nullNode();
  }

  @PostMapping("/" + Paths.ID + "/resume_deployment")
  JsonNode resume(@PathVariable UUID id) {
    commands.send(new ResumeDeployment(id));
    return JsonNodeFactory.instance.nullNode();
  }

  private DeploymentFinder finder() {
    DeploymentFinder bound = finder.getIfAvailable();
    if (bound == null) {
      throw ApiException.detail(501, "This node has no query side that could find deployments.");
    }
    return bound;
  }
}
