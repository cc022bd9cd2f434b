package io.daybook.command.deployment;

import io.daybook.deployment.ConcurrencyOptions;
import io.daybook.deployment.ConcurrencyOptions.CollisionStrategy;
import io.daybook.filter.DeploymentFilter;
import io.daybook.wire.Field;
import io.daybook.wire.Json;
import io.daybook.wire.JsonBody;
import io.daybook.wire.Model;
import io.daybook.wire.Truth;
import io.daybook.wire.Type;
import io.daybook.wire.Types;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads commands about deployments from the bodies that Prefect's clients send. */
@Component
final class DeploymentBodies {

  private static final int MOST_AT_ONCE = 50;

  /** Unlike other names, a deployment's and a queue's may be empty. */
  private static final Type<String> NAME_OR_EMPTY =
      Types.STRING.matching(Pattern.compile("^[^/%&><]*$"));

  private static final Type<List<String>> STRINGS = Types.list(Types.STRING);

  private static final Type<ArrayNode> OBJECTS =
      (value, at) -> Types.list(Types.OBJECT).read(value, at) == null ? null : (ArrayNode) value;

  private static final Type<ConcurrencyOptions> OPTIONS =
      Types.model(in -> {
        CollisionStrategy strategy =
            in.required("collision_strategy", Types.choice(CollisionStrategy.class));
        Field<Integer> grace =
            in.nullable("grace_period_seconds", Types.INT.atLeast(60).atMost(86_400));
        return in.lenient(() -> new ConcurrencyOptions(strategy, grace.orNull()));
      });

  /** Nothing of it is kept. */
  private static final Type<Boolean> VERSION_INFO =
      Types.model(in -> {
        in.required("type", Types.STRING);
        in.required("version", Types.STRING);
        return in.lenient(() -> true);
      });

  private final ScheduleBodies schedules;
  private final Type<ObjectNode> parameters;

  DeploymentBodies(ScheduleBodies schedules, DeploymentSettings settings) {
    this.schedules = schedules;
    this.parameters = Types.OBJECT.parse(settings::checkSize);
  }

  CreateDeployment create(JsonBody body) {
    if (body.json() instanceof ObjectNode object) {
      refuseTwoLimits(body, object);
      EnforcedSchema.check(body, object);
    }
    return body.model(in -> {
      String name = in.required("name", NAME_OR_EMPTY);
      UUID flow = in.required("flow_id", Types.UUID);
      ObjectNode labels = in.optional("labels", Types.LABELS, Json.object());
      List<NewSchedule> added =
          in.optional("schedules", schedules.several(schedules.newSchedule()), List.of());
      Field<Boolean> enforce = in.optional("enforce_parameter_schema", Types.BOOL);
      Field<ObjectNode> values = Field.of(in.optional("parameters", parameters, Json.object()));
      Field<ObjectNode> variables = in.optional("job_variables", Types.OBJECT);
      DeploymentAttributes attributes = attributes(in, values, enforce, variables);
      return in.strict(() -> new CreateDeployment(flow, name, labels, added, attributes));
    });
  }

  /** Null leaves job variables as they are. */
  UpdateDeployment update(UUID id, JsonBody body) {
    if (body.json() instanceof ObjectNode object) {
      refuseTwoLimits(body, object);
    }
    return body.model(in -> {
      Field<List<SchedulePatch>> sent =
          in.optional("schedules", schedules.several(schedules.schedulePatch()));
      Field<Boolean> enforce = in.nullable("enforce_parameter_schema", Types.BOOL);
      Field<ObjectNode> values = in.nullable("parameters", parameters);
      Field<ObjectNode> variables = sentOrAbsent(in.nullable("job_variables", Types.OBJECT));
      DeploymentAttributes attributes = attributes(in, values, enforce, variables);
      return in.strict(() -> new UpdateDeployment(id, sent, attributes));
    });
  }

  static BulkSelection bulk(JsonBody body) {
    return body.notOpaque()
        .parameters(in -> {
          DeploymentFilter filter = in.optional("deployments", DeploymentFilter.TYPE);
          int limit = in.optional("limit", Types.INT.atLeast(1).atMost(MOST_AT_ONCE), MOST_AT_ONCE);
          return new BulkSelection(filter, limit);
        });
  }

  private static DeploymentAttributes attributes(
      Model in,
      Field<ObjectNode> parameters,
      Field<Boolean> enforce,
      Field<ObjectNode> jobVariables) {
    in.ignore(
        "worker_pool_queue_id",
        "worker_pool_name",
        "worker_pool_queue_name",
        "work_pool_queue_name");
    in.nullable("version_info", VERSION_INFO);
    return new DeploymentAttributes(
        in.nullable("version", Types.STRING),
        in.nullable("description", Types.STRING),
        in.nullable("path", Types.STRING),
        in.nullable("entrypoint", Types.STRING),
        in.nullable("pull_steps", OBJECTS),
        in.optional("paused", Types.BOOL),
        in.optional("tags", STRINGS),
        parameters,
        in.nullable("parameter_openapi_schema", Types.OBJECT).map(DeploymentBodies::schema),
        enforce,
        jobVariables,
        in.nullable("work_pool_name", Types.STRING),
        in.nullable("work_queue_name", NAME_OR_EMPTY),
        in.nullable("concurrency_limit", Types.INT.moreThan(0)),
        in.nullable("global_concurrency_limit_id", Types.UUID),
        in.nullable("concurrency_options", OPTIONS),
        in.nullable("storage_document_id", Types.UUID),
        in.nullable("infrastructure_document_id", Types.UUID));
  }

  /** An empty schema is stored as one of an object without properties. */
  private static ObjectNode schema(ObjectNode sent) {
    if (!sent.isEmpty()) {
      return sent;
    }
    ObjectNode schema = Json.object().put("type", "object");
    schema.putObject("properties");
    return schema;
  }

  private static <T> Field<T> sentOrAbsent(Field<T> field) {
    return field instanceof Field.Null ? Field.absent() : field;
  }

  private static void refuseTwoLimits(JsonBody body, JsonNode object) {
    if (Truth.of(object.get("concurrency_limit"))
        && Truth.of(object.get("global_concurrency_limit_id"))) {
      throw body.refused(
          "value_error",
          "Value error, A deployment cannot have both a concurrency limit and a global concurrency"
              + " limit.");
    }
  }
}
