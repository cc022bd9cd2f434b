package io.daybook.log;

import io.daybook.wire.Json;
import io.daybook.wire.Timestamps;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A line as Prefect's API writes it. */
public final class LogJson {

  private LogJson() {}

  public static ObjectNode response(LogLine line) {
    ObjectNode out = Json.object();
    out.put("id", line.id().toString());
    out.put("created", Timestamps.format(line.arrived()));
    out.put("updated", Timestamps.format(line.arrived()));
    out.put("name", line.name()).put("level", line.level()).put("message", line.message());
    out.put("timestamp", Timestamps.format(line.timestamp()));
    out.put("flow_run_id", text(line.flowRunId()));
    return out.put("task_run_id", text(line.taskRunId()));
  }

  private static @Nullable String text(@Nullable UUID id) {
    return id == null ? null : id.toString();
  }
}
