package io.daybook.command.run;

import io.daybook.filter.StateType;
import io.daybook.run.FlowRunPolicy;
import io.daybook.run.StateDetails;
import io.daybook.wire.Field;
import io.daybook.wire.Model;
import io.daybook.wire.Type;
import io.daybook.wire.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads states and policies from the bodies that Prefect's clients send. */
public final class StateBodies {

  /** The texts of an object as it was sent. */
  private static final Type<ObjectNode> TEXTS =
      (value, at) -> Types.map(Types.STRING).read(value, at) == null ? null : (ObjectNode) value;

  private static final Type<StateDetails> DETAILS = Types.model(StateBodies::details);

  /** {@code StateCreate}; its name is the type's by default. */
  public static final Type<NewState> STATE =
      Types.model(in -> {
        StateType type = in.required("type", Types.choice(StateType.class));
        String name = in.orNull("name", Types.STRING);
        String message = in.orNull("message", Types.STRING);
        JsonNode data = in.orNull("data", Types.ANY);
        StateDetails details = in.optional("state_details", DETAILS, StateDetails.NONE);
        return in.strict(() ->
            new NewState(
                type, name == null ? NewState.nameOf(type) : name, message, data, details));
      });

  /** How a retry came about. */
  private enum RetryType {
    IN_PROCESS(FlowRunPolicy.IN_PROCESS),
    RESCHEDULE(FlowRunPolicy.RESCHEDULE);

    private final String text;

    RetryType(String text) {
      this.text = text;
    }
  }

  /** The {@code empirical_policy} of a flow run; deprecated keys stand in for those of now. */
  public static final Type<FlowRunPolicy> FLOW_RUN_POLICY =
      RunPolicies.of(
          Types.model(in -> {
            int maxRetries = in.optional("max_retries", Types.INT, 0);
            double delaySeconds = in.optional("retry_delay_seconds", Types.FLOAT, 0.0);
            Integer retries = in.orNull("retries", Types.INT);
            Integer delay = in.orNull("retry_delay", Types.INT);
            Field<List<String>> keys = in.nullable("pause_keys", Types.list(Types.STRING));
            Field<Boolean> resuming = in.nullable("resuming", Types.BOOL);
            RetryType retryType =
                in.orNull("retry_type", Types.literal(RetryType.class, type -> type.text));
            return in.lenient(() ->
                new FlowRunPolicy(
                    maxRetries,
                    delaySeconds,
                    retries,
                    delay,
                    keys.isSent() ? distinct(keys.orNull()) : List.of(),
                    resuming.isSent() ? resuming.orNull() : Boolean.FALSE,
                    retryType == null ? null : retryType.text));
          }));

  private StateBodies() {}

  private static @Nullable StateDetails details(Model in) {
    var flowRun = in.orNull("flow_run_id", Types.UUID);
    var taskRun = in.orNull("task_run_id", Types.UUID);
    var child = in.orNull("child_flow_run_id", Types.UUID);
    var scheduled = in.orNull("scheduled_time", Types.DATE_TIME);
    var cacheKey = in.orNull("cache_key", Types.STRING);
    var cacheExpiration = in.orNull("cache_expiration", Types.DATE_TIME);
    Field<Boolean> deferred = in.nullable("deferred", Types.BOOL);
    boolean untrackable = in.optional("untrackable_result", Types.BOOL, false);
    var pauseTimeout = in.orNull("pause_timeout", Types.DATE_TIME);
    boolean reschedule = in.optional("pause_reschedule", Types.BOOL, false);
    var pauseKey = in.orNull("pause_key", Types.STRING);
    var keyset = in.orNull("run_input_keyset", TEXTS);
    var refresh = in.orNull("refresh_cache", Types.BOOL);
    var retriable = in.orNull("retriable", Types.BOOL);
    var transition = in.orNull("transition_id", Types.UUID);
    var taskParameters = in.orNull("task_parameters_id", Types.UUID);
    var traceparent = in.orNull("traceparent", Types.STRING);
    var lease = in.orNull("deployment_concurrency_lease_id", Types.UUID);
    return in.lenient(() ->
        new StateDetails(
            flowRun,
            taskRun,
            child,
            scheduled,
            cacheKey,
            cacheExpiration,
            deferred.isSent() ? deferred.orNull() : Boolean.FALSE,
            untrackable,
            pauseTimeout,
            reschedule,
            pauseKey,
            keyset,
            refresh,
            retriable,
            transition,
            taskParameters,
            traceparent,
            lease));
  }

  private static @Nullable List<String> distinct(@Nullable List<String> keys) {
    return keys == null ? null : keys.stream().distinct().toList();
  }
}
