package io.daybook.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One thing that is wrong with a request, as pydantic says it.
 *
 * @param type pydantic's name of the kind of error, such as {@code uuid_parsing}
 * @param loc where: {@code "body"}, then keys (String) and indices (Integer)
 * @param input the value that was refused; null where none was sent
 * @param ctx the figures that the message names; null for none
 */
public record FieldError(
    String type, List<Object> loc, String msg, @Nullable JsonNode input, @Nullable ObjectNode ctx) {

  /** Longer inputs, messages and keys are told by their beginning: see {@link Excerpt}. */
  private static final int LONGEST = 1_000;

  public FieldError {
    loc = loc.stream().map(FieldError::step).toList();
    msg = Excerpt.of(msg, LONGEST);
  }

  private static Object step(Object step) {
    return step instanceof Integer ? step : Excerpt.of(step.toString(), LONGEST);
  }

  /** About how many characters it has without its input. */
  int size() {
    return msg.length() + loc.stream().mapToInt(step -> step.toString().length()).sum();
  }

  ObjectNode render() {
    ObjectNode out = Json.object().put("type", type);
    ArrayNode place = out.putArray("loc");
    for (Object step : loc) {
      if (step instanceof Integer index) {
        place.add(index);
      } else {
        place.add(step.toString());
      }
    }
    out.put("msg", msg);
    out.set("input", Excerpt.of(input, LONGEST));
    if (ctx != null) {
      out.set("ctx", ctx);
    }
    return out;
  }
}
