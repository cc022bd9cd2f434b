package io.daybook.command.run.task;

import io.daybook.command.run.RunPolicies;
import io.daybook.run.TaskRunPolicy;
import io.daybook.wire.Json;
import io.daybook.wire.Type;
import io.daybook.wire.Types;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.DoubleNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.ObjectNode;

/** The types of the values that only task runs have. */
final class TaskRunTypes {

  private static final int LONGEST_CACHE_KEY = 2000;
  private static final int MOST_DELAYS = 50;

  static final Type<String> CACHE_KEY =
      Types.STRING.parse(key -> {
        if (key.codePointCount(0, key.length()) > LONGEST_CACHE_KEY) {
          throw new IllegalArgumentException(
              "Cache key exceeded maximum allowed length of " + LONGEST_CACHE_KEY + " characters.");
        }
        return key;
      });

  private static final Type<JsonNode> WHOLE = Types.INT.map(IntNode::valueOf);
  private static final Type<JsonNode> FLOAT = Types.FLOAT.map(DoubleNode::valueOf);

  /** Seconds, or a list of them. */
  private static final Type<JsonNode> DELAY =
      Types.anyOf(delays())
          .parse(delay -> {
            if (delay.isArray() && delay.size() > MOST_DELAYS) {
              throw new IllegalArgumentException(
                  "Can only configure " + MOST_DELAYS + " retry delays per task.");
            }
            return delay;
          });

  private static final Type<Double> JITTER =
      Types.FLOAT.parse(factor -> {
        if (factor < 0) {
          throw new IllegalArgumentException("Value must be non-negative.");
        }
        return factor;
      });

  /** The {@code empirical_policy}; deprecated keys stand in for those of now. */
  static final Type<TaskRunPolicy> POLICY =
      RunPolicies.of(
          Types.model(in -> {
            int maxRetries = in.optional("max_retries", Types.INT, 0);
            double delaySeconds = in.optional("retry_delay_seconds", Types.FLOAT, 0.0);
            Integer retries = in.orNull("retries", Types.INT);
            JsonNode delay = in.orNull("retry_delay", DELAY);
            Double jitter = in.orNull("retry_jitter_factor", JITTER);
            return in.lenient(
                () -> new TaskRunPolicy(maxRetries, delaySeconds, retries, delay, jitter));
          }));

  /** Where the arguments of a task come from, by their names. */
  static final Type<ObjectNode> INPUTS =
      Types.map(Types.list(Types.anyOf(inputs())))
          .map(inputs -> {
            ObjectNode all = Json.object();
            inputs.forEach((name, from) -> all.putArray(name).addAll(from));
            return all;
          });

  private enum InputType {
    TASK_RUN("task_run"),
    FLOW_RUN("flow_run"),
    PARAMETER("parameter"),
    CONSTANT("constant");

    private final String text;

    InputType(String text) {
      this.text = text;
    }
  }

  private TaskRunTypes() {}

  private static Map<String, Type<? extends JsonNode>> delays() {
    Map<String, Type<? extends JsonNode>> types = new LinkedHashMap<>();
    types.put("int", WHOLE);
    types.put("float", FLOAT);
    types.put("list[int]", Types.list(WHOLE).map(TaskRunTypes::array));
    types.put("list[float]", Types.list(FLOAT).map(TaskRunTypes::array));
    return types;
  }

  private static Map<String, Type<? extends ObjectNode>> inputs() {
    Type<String> id = Types.UUID.map(Object::toString);
    Map<String, Type<? extends ObjectNode>> types = new LinkedHashMap<>();
    types.put("TaskRunResult", input(InputType.TASK_RUN, "id", id));
    types.put("FlowRunResult", input(InputType.FLOW_RUN, "id", id));
    types.put("Parameter", input(InputType.PARAMETER, "name", Types.STRING));
    types.put("Constant", input(InputType.CONSTANT, "type", Types.STRING));
    return types;
  }

  private static Type<ObjectNode> input(InputType type, String key, Type<String> value) {
    return Types.model(in -> {
      InputType sent = in.optional("input_type", only(type), type);
      String read = in.required(key, value);
      return in.lenient(() -> Json.object().put("input_type", sent.text).put(key, read));
    });
  }

  private static Type<InputType> only(InputType type) {
    return (value, at) -> {
      if (value.isString() && value.stringValue().equals(type.text)) {
        return type;
      }
      String expected = "'" + type.text + "'";
      at.fail(
          "literal_error",
          "Input should be " + expected,
          value,
          Json.object().put("expected", expected));
      return null;
    };
  }

  private static ArrayNode array(List<JsonNode> items) {
    return Json.object().arrayNode().addAll(items);
  }
}
