package io.daybook.command.workpool;

import io.daybook.wire.Field;
import io.daybook.wire.Json;
import io.daybook.wire.JsonBody;
import io.daybook.wire.Type;
import io.daybook.wire.Types;
import io.daybook.workpool.StorageConfiguration;
import io.daybook.workpool.WorkPoolActivity;
import java.util.UUID;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/** Reads the bodies of requests about pools and workers. */
final class WorkPoolBodies {

  private static final Pattern EMPTYISH = Pattern.compile("['\" ]*");

  private static final Type<String> NOT_EMPTYISH =
      Types.STRING.parse(name -> {
        if (EMPTYISH.matcher(name).matches()) {
          throw new IllegalArgumentException("name cannot be an empty string");
        }
        return name;
      });

  private static final Type<String> NAME =
      (value, at) -> NOT_EMPTYISH.read(value, at) == null ? null : Types.NAME.read(value, at);

  private static final Type<Integer> LIMIT = Types.INT.atLeast(0);

  private static final Type<ObjectNode> TEMPLATE = Types.OBJECT.parse(JobTemplate::checked);

  private static final Type<StorageConfiguration> STORAGE =
      Types.model(in -> {
        Field<ObjectNode> upload = in.nullable("bundle_upload_step", Types.OBJECT);
        Field<ObjectNode> execution = in.nullable("bundle_execution_step", Types.OBJECT);
        Field<String> results =
            in.nullable("default_result_storage_block_id", Types.UUID.map(UUID::toString));
        return in.strict(
            () -> new StorageConfiguration(upload.orNull(), execution.orNull(), results.orNull()));
      });

  private WorkPoolBodies() {}

  static CreateWorkPool create(JsonBody body) {
    return body.model(in -> {
      String name = in.required("name", NAME);
      String type = in.optional("type", Types.STRING, WorkPoolActivity.AGENT_TYPE);
      String description = in.orNull("description", Types.STRING);
      ObjectNode template = in.optional("base_job_template", TEMPLATE, Json.object());
      boolean paused = in.optional("is_paused", Types.BOOL, false);
      Integer limit = in.orNull("concurrency_limit", LIMIT);
      StorageConfiguration storage =
          in.optional("storage_configuration", STORAGE, StorageConfiguration.NONE);
      return in.strict(
          () -> new CreateWorkPool(name, type, description, template, paused, limit, storage));
    });
  }

  static WorkPoolChanges change(JsonBody body) {
    return body.model(in -> {
      Field<String> description = in.nullable("description", Types.STRING);
      Field<Boolean> paused = in.nullable("is_paused", Types.BOOL);
      Field<ObjectNode> template = in.optional("base_job_template", TEMPLATE);
      Field<Integer> limit = in.nullable("concurrency_limit", LIMIT);
      Field<StorageConfiguration> storage = in.nullable("storage_configuration", STORAGE);
      return in.strict(() -> new WorkPoolChanges(description, paused, template, limit, storage));
    });
  }

  static RecordHeartbeat heartbeat(String poolName, JsonBody body) {
    return body.parameters(in -> {
      String name = in.required("name", Types.STRING);
      Integer interval = in.optional("heartbeat_interval_seconds", Types.INT);
      return in.build(() -> new RecordHeartbeat(poolName, name, interval));
    });
  }
}
