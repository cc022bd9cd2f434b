package io.daybook.wire;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.StringNode;

/**
 * The body of a request: absent, a JSON document, or bytes of another content type. It is read
 * either as one value ({@link #read}, {@link #model}), or as parameters that each have a key of
 * their own ({@link #parameters}).
 */
public final class JsonBody {

  private static final JsonBody ABSENT = new JsonBody(null, null);

  private final @Nullable JsonNode json;
  private final @Nullable String opaque;

  private JsonBody(@Nullable JsonNode json, @Nullable String opaque) {
    this.json = json;
    this.opaque = opaque;
  }

  public static JsonBody absent() {
    return ABSENT;
  }

  /** A body whose content type is not JSON: it is never parsed. */
  public static JsonBody opaque(byte[] bytes) {
    return new JsonBody(null, new String(bytes, StandardCharsets.UTF_8));
  }

  public static JsonBody of(JsonNode json) {
    return new JsonBody(json.isNull() ? null : json, null);
  }

  /**
   * Parses a body; no bytes and {@code null} are an absent one.
   *
   * @throws ApiException 422 {@code json_invalid} with the raw text, where it is not JSON; 422
   *     {@code string_unicode} where a text holds a NUL or half a surrogate pair
   */
  public static JsonBody parse(byte[] bytes) {
    if (bytes.length == 0) {
      return ABSENT;
    }
    JsonBody body = of(tree(bytes));
    if (body.json != null) {
      Location at = Location.body();
      Unicode.check(body.json, at);
      body.orThrow(at);
    }
    return body;
  }

  /**
   * Like {@link #parse}, for what must not be lost because of a character that can't be stored:
   * NULs are left out, halves of surrogate pairs replaced.
   */
  public static JsonBody parseRepaired(byte[] bytes) {
    return bytes.length == 0 ? ABSENT : of(Unicode.storable(tree(bytes)));
  }

  private static JsonNode tree(byte[] bytes) {
    try {
      JsonNode tree = Json.RECEIVED.readTree(bytes);
      if (!tree.isMissingNode()) {
        return tree;
      }
      throw malformed(bytes, 0, "Expecting value");
    } catch (StreamConstraintsException _) {
      throw ApiException.detail(400, "There was an error parsing the body");
    } catch (StreamReadException e) {
      throw malformed(bytes, (int) e.getLocation().getByteOffset(), e.getOriginalMessage());
    } catch (JacksonException e) {
      throw malformed(bytes, 0, e.getOriginalMessage());
    }
  }

  private static ApiException malformed(byte[] bytes, int offset, String why) {
    // A longer one is told by its beginning alone.
    int told = Math.min(bytes.length, ApiError.Invalid.MOST_BYTES_OF_BODY);
    String text = new String(bytes, 0, told, StandardCharsets.UTF_8);
    StringNode raw = JsonNodeFactory.instance.stringNode(text);
    var error =
        new FieldError(
            "json_invalid",
            List.of("body", Math.max(0, offset)),
            "JSON decode error",
            Json.object(),
            Json.object().put("error", why));
    return new ApiException(new ApiError.Invalid(List.of(error), raw));
  }

  /**
   * This body, for what must not happen by mistake: a body of another content type is refused here,
   * and not taken for an absent one.
   *
   * @throws ApiException 422
   */
  public JsonBody notOpaque() {
    if (opaque != null) {
      throw refused("model_attributes_type", "Input should be a JSON object: see Content-Type");
    }
    return this;
  }

  /** The document; null where the body was absent or null. */
  public @Nullable JsonNode json() {
    return json;
  }

  /**
   * Reads the whole body as one value.
   *
   * @throws ApiException 422: {@code missing} at {@code body} where it is absent, else all errors
   */
  public <T> T read(Type<T> type) {
    return collect(at -> {
      if (json == null && opaque == null) {
        at.fail("missing", "Field required", null);
        return null;
      }
      return type.read(json == null ? JsonNodeFactory.instance.stringNode(opaque) : json, at);
    });
  }

  /** Reads the whole body as one object; see {@link Types#model}. */
  public <T> T model(Function<Model, @Nullable T> reader) {
    return read(Types.model(reader));
  }

  /** Like {@link #read}, for a body that may be left out. */
  public <T> @Nullable T readOptional(Type<T> type) {
    return json == null && opaque == null ? null : read(type);
  }

  /**
   * Reads parameters, each under a key of its own beside the others: unknown keys are ignored, null
   * is the default, the whole body may be absent.
   *
   * @throws ApiException 422 with all errors, or the text of a limit that is out of range
   */
  public <T> T parameters(Function<Parameters, @Nullable T> reader) {
    return collect(at -> {
      Parameters parameters = new Parameters(json, at);
      T value = reader.apply(parameters);
      return parameters.isValid() ? value : null;
    });
  }

  /**
   * Reads parameters of what is no part of Prefect's API. A body that is no object, or is of
   * another content type, is one error, and so is every key that is not known: a filter that is
   * misspelt must not find everything.
   *
   * @throws ApiException 422 with all errors, or the text of a limit that is out of range
   */
  public <T> T parameters(Set<String> known, Function<Parameters, @Nullable T> reader) {
    return notOpaque()
        .collect(at -> {
          Parameters parameters = new Parameters(json, at);
          if (json != null) {
            Types.model(in -> in.ignore(known).strict(() -> in)).read(json, at);
          }
          boolean hasKeys = json == null || json.isObject();
          T value = hasKeys ? reader.apply(parameters) : null;
          return parameters.isValid() ? value : null;
        });
  }

  /**
   * An error about the body as a whole or a part of it, found after it was read.
   *
   * @param type such as {@code value_error}
   * @param keys where, below the body
   */
  public ApiException refused(String type, String msg, String... keys) {
    Location at = Location.body();
    JsonNode input = json;
    for (String key : keys) {
      at = at.key(key);
      input = input == null ? null : input.get(key);
    }
    at.fail(type, msg, input);
    return ApiException.invalid(at.errors(), this);
  }

  private <T> T collect(Function<Location, @Nullable T> reader) {
    Location at = Location.body();
    T value = reader.apply(at);
    orThrow(at);
    if (value == null) {
      throw new IllegalStateException("a body was read to nothing, and without an error");
    }
    return value;
  }

  private void orThrow(Location at) {
    if (at.failures() > 0) {
      throw ApiException.invalid(at.errors(), this);
    }
  }

  /** What an error shows of the body. */
  @Nullable JsonNode echo() {
    return opaque == null ? json : JsonNodeFactory.instance.stringNode(opaque);
  }
}
