package io.daybook.command.log;

import io.daybook.wire.Json;
import io.daybook.wire.JsonBody;
import io.daybook.wire.Type;
import io.daybook.wire.Types;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Reads the bodies of requests that send lines. */
final class LogBodies {

  private static final Type<NewLine> LINE =
      Types.model(in -> {
        String name = in.required("name", Types.STRING);
        Integer level = in.required("level", Types.INT);
        String message = in.required("message", Types.STRING);
        Instant timestamp = in.required("timestamp", Types.INSTANT);
        UUID flowRun = in.orNull("flow_run_id", Types.UUID);
        UUID taskRun = in.orNull("task_run_id", Types.UUID);
        return in.strict(() -> new NewLine(name, level, message, timestamp, flowRun, taskRun));
      });

  private static final Type<List<NewLine>> LINES =
      (value, at) -> {
        if (!value.isArray()) {
          at.fail(
              "is_instance_of",
              "Input should be an instance of Sequence",
              value,
              Json.object().put("class", "Sequence"));
          return null;
        }
        return Types.list(LINE).read(value, at);
      };

  private LogBodies() {}

  static List<NewLine> lines(JsonBody body) {
    return body.read(LINES);
  }
}
