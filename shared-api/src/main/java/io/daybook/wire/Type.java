package io.daybook.wire;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * How a JSON value is read as a {@code T}. Reading never throws: what is wrong is told to the
 * {@link Location}, and the answer is then null.
 */
@FunctionalInterface
public interface Type<T> {

  /** The value, or null after one or more {@link Location#fail} at this place or below it. */
  @Nullable T read(JsonNode value, Location at);

  /** Reads on from this type's value. The function can't fail. */
  default <R> Type<R> map(Function<T, R> function) {
    return (value, at) -> {
      T read = read(value, at);
      return read == null ? null : function.apply(read);
    };
  }

  /**
   * Reads on from this type's value; an IllegalArgumentException of the function is a {@code
   * value_error} with its message.
   */
  default <R> Type<R> parse(Function<T, R> function) {
    return (value, at) -> {
      T read = read(value, at);
      try {
        return read == null ? null : function.apply(read);
      } catch (IllegalArgumentException e) {
        valueError(e.getMessage() == null ? "invalid" : e.getMessage(), value, at);
        return null;
      }
    };
  }

  /**
   * The value of a parameter in a request's query.
   *
   * @throws ApiException 422 with all errors, at the query's parameter
   */
  default T ofQuery(String parameter, String text) {
    Location at = Location.query().key(parameter);
    T read = read(JsonNodeFactory.instance.stringNode(text), at);
    if (read == null) {
      throw new ApiException(new ApiError.Invalid(at.errors(), null));
    }
    return read;
  }

  private static void valueError(String message, JsonNode value, Location at) {
    var context = Json.object();
    context.set("error", JsonNodeFactory.instance.objectNode());
    at.fail("value_error", "Value error, " + message, value, context);
  }
}
