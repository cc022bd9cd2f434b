package io.daybook.wire;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An object of a request, read key by key. A reader asks for its keys, then ends with {@link
 * #strict} or {@link #lenient}, which builds the value only when nothing was wrong:
 *
 * <pre>{@code
 * Types.model(in -> {
 *   String name = in.required("name", Types.NAME);
 *   Field<String> description = in.nullable("description", Types.STRING);
 *   return in.strict(() -> new CreateFlow(name, description));
 * })
 * }</pre>
 *
 * <p>What the reading methods return must not be touched outside of that last function: after an
 * error it may be null, whatever its type says.
 */
public final class Model {

  private final JsonNode object;
  private final Location at;
  private final int failuresBefore;
  private final Set<String> known = new HashSet<>();

  Model(JsonNode object, Location at) {
    this.object = object;
    this.at = at;
    this.failuresBefore = at.failures();
  }

  /** A key that must be there; null is what the type says of null. */
  public <T> T required(String key, Type<T> type) {
    JsonNode value = take(key);
    if (value == null) {
      at.key(key).fail("missing", "Field required", object);
      return unread(null);
    }
    return unread(type.read(value, at.key(key)));
  }

  /** A key that must be there, and may be null. */
  public <T> @Nullable T requiredOrNull(String key, Type<T> type) {
    JsonNode value = take(key);
    return value != null && value.isNull() ? null : required(key, type);
  }

  /** A key that may be left out; null is what the type says of null, mostly an error. */
  public <T> Field<T> optional(String key, Type<T> type) {
    JsonNode value = take(key);
    if (value == null) {
      return Field.absent();
    }
    T read = type.read(value, at.key(key));
    return read == null ? Field.absent() : Field.of(read);
  }

  /** A key that may be left out, for a default. */
  public <T> T optional(String key, Type<T> type, T fallback) {
    return optional(key, type).orElse(fallback);
  }

  /** A key that may be left out or null. */
  public <T> Field<T> nullable(String key, Type<T> type) {
    JsonNode value = take(key);
    return value != null && value.isNull() ? Field.ofNull() : optional(key, type);
  }

  /** A key that may be left out or null, which are the same here. */
  public <T> @Nullable T orNull(String key, Type<T> type) {
    return nullable(key, type).orNull();
  }

  /** Keys that are known and not looked at. */
  public Model ignore(String... keys) {
    return ignore(Set.of(keys));
  }

  /** Keys that are known and not looked at. */
  public Model ignore(Set<String> keys) {
    known.addAll(keys);
    return this;
  }

  /** Where this object stands, for errors of a reader's own. */
  public Location at() {
    return at;
  }

  public JsonNode json() {
    return object;
  }

  /** Ends the reading; keys that nobody asked for are {@code extra_forbidden}. */
  public <T> @Nullable T strict(Supplier<T> value) {
    object
        .properties()
        .forEach(e -> {
          if (!known.contains(e.getKey())) {
            at.key(e.getKey())
                .fail("extra_forbidden", "Extra inputs are not permitted", e.getValue());
          }
        });
    return lenient(value);
  }

  /** Ends the reading; keys that nobody asked for are ignored. */
  public <T> @Nullable T lenient(Supplier<T> value) {
    return at.failures() == failuresBefore ? value.get() : null;
  }

  private @Nullable JsonNode take(String key) {
    known.add(key);
    return object.get(key);
  }

  @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
  static <T> T unread(@Nullable T value) {
    return value;
  }
}
