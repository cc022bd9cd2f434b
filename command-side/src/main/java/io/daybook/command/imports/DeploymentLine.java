package io.daybook.command.imports;

import io.daybook.command.deployment.schedule.ScheduleType;
import io.daybook.command.imports.ImportItem.Head;
import io.daybook.command.imports.ImportItem.NewDeployment;
import io.daybook.command.imports.ImportItem.NewSchedule;
import io.daybook.command.imports.ImportItem.Reference;
import io.daybook.command.timezone.ZoneDatabase;
import io.daybook.deployment.ConcurrencyOptions;
import io.daybook.deployment.ConcurrencyOptions.CollisionStrategy;
import io.daybook.wire.Field;
import io.daybook.wire.Json;
import io.daybook.wire.Model;
import io.daybook.wire.Type;
import io.daybook.wire.Types;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads the body of a deployment's line, which is that of {@code POST /deployments/}. */
final class DeploymentLine {

  private static final Type<ConcurrencyOptions> CONCURRENCY =
      Types.model(in -> {
        CollisionStrategy strategy =
            in.required("collision_strategy", Types.choice(CollisionStrategy.class));
        Integer grace = in.orNull("grace_period_seconds", Types.INT);
        return in.lenient(() -> new ConcurrencyOptions(strategy, grace));
      });

  private static final Type<List<ObjectNode>> STEPS = Types.list(Types.OBJECT);

  private final Type<List<NewSchedule>> schedules;

  DeploymentLine(ZoneDatabase zones, Clock clock) {
    ScheduleType schedule = new ScheduleType(zones, clock);
    schedules = Types.list(Types.model(in -> schedule(in, schedule))).parse(DeploymentLine::slugs);
  }

  @Nullable NewDeployment read(Model in, Head head) {
    Reference flow = in.required("flow_id", RunLine.REFERENCE);
    String name = in.required("name", Types.STRING);
    Field<String> version = in.nullable("version", Types.STRING);
    Field<String> description = in.nullable("description", Types.STRING);
    Field<String> path = in.nullable("path", Types.STRING);
    Field<String> entrypoint = in.nullable("entrypoint", Types.STRING);
    Field<List<ObjectNode>> pullSteps = in.nullable("pull_steps", STEPS);
    boolean paused = in.optional("paused", Types.BOOL, false);
    List<String> tags = in.optional("tags", Types.list(Types.STRING), List.of());
    ObjectNode labels = in.optional("labels", Types.LABELS, Json.object());
    ObjectNode parameters = in.optional("parameters", Types.OBJECT, Json.object());
    Field<ObjectNode> schema = in.nullable("parameter_openapi_schema", Types.OBJECT);
    boolean enforce = in.optional("enforce_parameter_schema", Types.BOOL, true);
    ObjectNode variables = in.optional("job_variables", Types.OBJECT, Json.object());
    String pool = in.orNull("work_pool_name", Types.STRING);
    String queue = in.orNull("work_queue_name", Types.NAME);
    Integer limit = in.orNull("concurrency_limit", Types.INT);
    ConcurrencyOptions options = in.orNull("concurrency_options", CONCURRENCY);
    List<NewSchedule> timed = in.optional("schedules", schedules, List.of());
    return in.ignore("version_info")
        .strict(() ->
            new NewDeployment(
                head,
                flow,
                named(name),
                version.orNull(),
                description.orNull(),
                path.orNull(),
                entrypoint.orNull(),
                pullSteps.isSent() ? array(pullSteps.orNull()) : array(List.of()),
                paused,
                tags,
                labels,
                parameters,
                schema.isSent() ? schema(schema.orNull()) : Json.object(),
                enforce,
                variables,
                pool,
                queue,
                positive(limit),
                options,
                timed));
  }

  private static String named(String name) {
    if (name.chars().anyMatch(c -> "/%&><".indexOf(c) >= 0)) {
      throw new BadLineException("body.name: none of / % & > < may be in a name");
    }
    return name;
  }

  private static @Nullable Integer positive(@Nullable Integer limit) {
    if (limit != null && limit < 1) {
      throw new BadLineException("body.concurrency_limit: must be greater than 0");
    }
    return limit;
  }

  private static @Nullable ArrayNode array(@Nullable List<ObjectNode> items) {
    if (items == null) {
      return null;
    }
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    items.forEach(array::add);
    return array;
  }

  /** Prefect completes a schema that was sent empty. */
  private static @Nullable ObjectNode schema(@Nullable ObjectNode sent) {
    return sent == null || !sent.isEmpty()
        ? sent
        : Json.object().put("type", "object").set("properties", Json.object());
  }

  private static @Nullable NewSchedule schedule(Model in, ScheduleType type) {
    var schedule = in.required("schedule", type);
    boolean active = in.optional("active", Types.BOOL, true);
    ObjectNode parameters = in.optional("parameters", Types.OBJECT, Json.object());
    String slug = in.orNull("slug", Types.STRING);
    return in.ignore("max_scheduled_runs", "replaces")
        .strict(() -> new NewSchedule(schedule, active, parameters, slug));
  }

  private static List<NewSchedule> slugs(List<NewSchedule> schedules) {
    Set<JsonNode> seen = new HashSet<>();
    for (NewSchedule schedule : schedules) {
      String slug = schedule.slug();
      if (slug != null && !seen.add(JsonNodeFactory.instance.stringNode(slug))) {
        throw new IllegalArgumentException("two schedules have the slug " + slug);
      }
    }
    return schedules;
  }
}
