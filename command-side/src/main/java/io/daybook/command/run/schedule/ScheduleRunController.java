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

  /** A century: what is longer is as good as without end. */
  private static final Duration LONGEST = Duration.ofDays(36_525);

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
        atMost(in.optional("min_time", Types.DURATION)),
        in.optional("min_runs", Types.INT),
        in.optional("max_runs", Types.INT));
  }

  private static @Nullable Duration atMost(@Nullable Duration time) {
    if (time == null || time.abs().compareTo(LONGEST) <= 0) {
      return time;
    }
    return time.isNegative() ? LONGEST.negated() : LONGEST;
  }
}
