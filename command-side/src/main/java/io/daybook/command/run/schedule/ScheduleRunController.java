package io.daybook.command.run.schedule;

import io.daybook.command.dispatch.Commands;
import io.daybook.web.Paths;
import io.daybook.wire.JsonBody;
import io.daybook.wire.Parameters;
import io.daybook.wire.Types;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(Paths.API + "/deployments/" + Paths.ID + "/schedule")
final class ScheduleRunController {

  /** A century: nobody asks for a longer time in earnest. */
  private static final double LONGEST = 3.2e9;

  private final Commands commands;

  ScheduleRunController(Commands commands) {
    this.commands = commands;
  }

  /** 200 {@code null}, also where there is no such deployment. */
  @PostMapping(produces = MediaType.APPLICATION_JSON_VALUE)
  String schedule(@PathVariable UUID id, JsonBody body) {
    commands.send(body.parameters(in -> command(id, in)));
    return "null";
  }

  private static ScheduleDeployment command(UUID id, Parameters in) {
    return new ScheduleDeployment(
        id,
        in.optional("start_time", Types.INSTANT),
        in.optional("end_time", Types.INSTANT),
        duration(in.optional("min_time", Types.FLOAT)),
        in.optional("min_runs", Types.INT),
        in.optional("max_runs", Types.INT));
  }

  private static @Nullable Duration duration(@Nullable Double seconds) {
    return seconds == null
        ? null
        : Duration.ofMillis((long) (1000 * Math.clamp(seconds, -LONGEST, LONGEST)));
  }
}
