package io.daybook.wire;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The parameters of a request whose body holds each under a key of its own, as the filter
 * endpoints': unknown keys are ignored, and null is the same as absent.
 */
public final class Parameters {

  private final @Nullable JsonNode body;
  private final Location at;
  private final int failuresBefore;

  Parameters(@Nullable JsonNode body, Location at) {
    this.body = body;
    this.at = at;
    this.failuresBefore = at.failures();
  }

  /**
   * Reads the parameters of a request's query; of one that is repeated the last value counts.
   *
   * @throws ApiException 422 with all errors
   */
  public static <T> T ofQuery(
      Map<String, List<String>> query, Function<Parameters, @Nullable T> reader) {
    ObjectNode last = Json.object();
    query.forEach((name, values) -> last.put(name, values.getLast()));
    Location at = Location.query();
    T value = reader.apply(new Parameters(last, at));
    if (value == null) {
      throw new ApiException(new ApiError.Invalid(at.errors(), null));
    }
    return value;
  }

  /** The value, or null where the key is absent or null. */
  public <T> @Nullable T optional(String key, Type<T> type) {
    JsonNode value = value(key);
    return value == null ? null : type.read(value, at.key(key));
  }

  public <T> T optional(String key, Type<T> type, T fallback) {
    T value = optional(key, type);
    return value == null ? fallback : value;
  }

  /**
   * The same, of a key that Prefect's API does not have: where a body is no object, which makes
   * every parameter {@code missing}, nothing is told of it.
   */
  public <T> @Nullable T beyond(String key, Type<T> type) {
    return isObject() ? optional(key, type) : null;
  }

  /** The value; absent and null are both {@code missing}. To be used in {@link #build} alone. */
  public <T> T required(String key, Type<T> type) {
    JsonNode value = value(key);
    if (value == null && isObject()) {
      missing(key);
    }
    return Model.unread(value == null ? null : type.read(value, at.key(key)));
  }

  /**
   * An id of the path, whose route takes any text there: {@code uuid_parsing} at the path. To be
   * used in {@link #build} alone.
   *
   * @param name of the part of the path
   */
  public UUID pathId(String name, String text) {
    return Model.unread(Ids.read(JsonNodeFactory.instance.stringNode(text), at.path(name)));
  }

  /**
   * How many rows at most. Out of range is told at once, whatever else is wrong.
   *
   * @param most the default and the ceiling
   * @throws ApiException 422 {@code {"detail": "Invalid limit: …"}}
   */
  public int limit(int most) {
    BigInteger limit = optional("limit", Types.BIG_INTEGER);
    if (limit == null) {
      return most;
    }
    if (limit.signum() < 0) {
      throw ApiException.detail(422, "Invalid limit: must be greater than or equal to 0.");
    }
    if (limit.bitLength() > 31 || limit.longValueExact() > most) {
      throw ApiException.detail(422, "Invalid limit: must be less than or equal to " + most + ".");
    }
    return limit.intValueExact();
  }

  /** The number of rows to skip. */
  public long offset() {
    return optional("offset", Types.LONG.atLeast(0), 0L);
  }

  /** The page, counted from 1. */
  public long page() {
    return optional("page", Types.LONG.atLeast(1), 1L);
  }

  /** Tells that a value was read and can't be meant: {@code value_error}. */
  public void refuse(String key, String why) {
    ObjectNode context = Json.object();
    context.putObject("error");
    at.key(key).fail("value_error", "Value error, " + why, value(key), context);
  }

  /** Ends the reading: builds the value only when nothing was wrong. */
  public <T> @Nullable T build(Supplier<T> value) {
    return isValid() ? value.get() : null;
  }

  boolean isValid() {
    return at.failures() == failuresBefore;
  }

  private @Nullable JsonNode value(String key) {
    if (body == null) {
      return null;
    }
    if (!body.isObject()) {
      missing(key);
      return null;
    }
    JsonNode value = body.get(key);
    return value == null || value.isNull() ? null : value;
  }

  private boolean isObject() {
    return body == null || body.isObject();
  }

  private void missing(String key) {
    at.key(key).fail("missing", "Field required", null);
  }
}
