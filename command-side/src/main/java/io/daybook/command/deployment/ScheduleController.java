package io.daybook.command.deployment;

import io.daybook.command.dispatch.Commands;
import io.daybook.deployment.DeploymentSchedule;
import io.daybook.deployment.ScheduleJson;
import io.daybook.web.Paths;
import io.daybook.wire.Json;
import io.daybook.wire.JsonBody;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ArrayNode;

@RestController
@RequestMapping(Paths.API + "/deployments/" + Paths.ID + "/schedules")
final class ScheduleController {

  private final Commands commands;
  private final ScheduleBodies bodies;

  ScheduleController(Commands commands, ScheduleBodies bodies) {
    this.commands = commands;
    this.bodies = bodies;
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  ArrayNode add(@PathVariable UUID id, JsonBody body) {
    List<DeploymentSchedule> added =
        commands.send(new AddSchedules(id, bodies.newSchedules(body))).answer();
    ArrayNode answer = Json.object().arrayNode();
    added.forEach(schedule -> answer.add(ScheduleJson.schedule(id, schedule)));
    return answer;
  }

  @PatchMapping("/" + Paths.SCHEDULE_ID)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void change(@PathVariable UUID id, @PathVariable UUID scheduleId, JsonBody body) {
    commands.send(new ChangeSchedule(id, scheduleId, bodies.schedulePatch(body)));
  }

  @DeleteMapping("/" + Paths.SCHEDULE_ID)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(@PathVariable UUID id, @PathVariable UUID scheduleId) {
    commands.send(new RemoveSchedule(id, scheduleId));
  }
}
