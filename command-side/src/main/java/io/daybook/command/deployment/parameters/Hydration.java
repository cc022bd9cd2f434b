package io.daybook.command.deployment.parameters;

import io.daybook.wire.Json;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Values that stand for others, {@code {"__prefect_kind": "json", "value": "[1]"}}, are replaced by
 * what they stand for. Daybook keeps no workspace variables, so none is ever found, and renders no
 * templates beyond plain text.
 */
public final class Hydration {

  private static final String KIND = "__prefect_kind";

  private Hydration() {}

  /**
   * The parameters with all such values replaced, at any depth.
   *
   * @throws HydrationException if one can't be
   */
  public static ObjectNode hydrate(ObjectNode parameters) {
    JsonNode hydrated = value(parameters).orElseGet(JsonNodeFactory.instance::objectNode);
    if (!(hydrated instanceof ObjectNode object)) {
      throw new HydrationException("Parameters must be an object");
    }
    if (!Json.isReceivable(object)) {
      throw new HydrationException("Parameters are nested too deeply");
    }
    return object;
  }

  /** Empty where the value is to be left out of the object or list that holds it. */
  private static Optional<JsonNode> value(JsonNode node) {
    return switch (node) {
      case ObjectNode object when object.has(KIND) -> replaced(object);
      case ObjectNode object -> {
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        object
            .properties()
            .forEach(e -> value(e.getValue()).ifPresent(v -> out.set(e.getKey(), v)));
        yield Optional.of(out);
      }
      case ArrayNode array -> {
        ArrayNode out = JsonNodeFactory.instance.arrayNode();
        array.forEach(e -> value(e).ifPresent(out::add));
        yield Optional.of(out);
      }
      default -> Optional.of(node);
    };
  }

  private static Optional<JsonNode> replaced(ObjectNode object) {
    return switch (object.path(KIND).asString("")) {
      case "none" -> value(needed(object, "value"));
      case "json" -> nested(object, "value").map(Hydration::json);
      case "jinja" -> value(needed(object, "template")).map(Hydration::jinja);
      case "workspace_variable" -> nested(object, "variable_name").map(Hydration::variable);
      default ->
          Optional.of(
              object.has("value") ? object.get("value") : JsonNodeFactory.instance.nullNode());
    };
  }

  /** The key's value; empty where the key is not there, as forms send what was not filled in. */
  private static Optional<JsonNode> nested(ObjectNode object, String key) {
    JsonNode inner = object.get(key);
    return inner == null ? Optional.empty() : inner.isObject() ? value(inner) : Optional.of(inner);
  }

  private static JsonNode needed(ObjectNode object, String key) {
    JsonNode inner = object.get(key);
    if (inner == null) {
      throw new HydrationException("Missing '" + key + "' key in __prefect object");
    }
    return inner;
  }

  private static JsonNode json(JsonNode text) {
    if (!text.isString()) {
      return text;
    }
    try {
      return Json.received(text.stringValue());
    } catch (JacksonException e) {
      throw new HydrationException("Invalid JSON: " + e.getOriginalMessage());
    }
  }

  private static JsonNode jinja(JsonNode template) {
    if (template.isString() && !template.stringValue().matches("(?s).*\\{[{%#].*")) {
      return template;
    }
    throw new HydrationException(
        "Invalid jinja: templates are not rendered here; send the value that is meant");
  }

  private static JsonNode variable(JsonNode name) {
    throw new HydrationException("Variable '" + name.asString() + "' not found in workspace.");
  }
}
