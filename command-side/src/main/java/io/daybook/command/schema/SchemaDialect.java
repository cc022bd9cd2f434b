package io.daybook.command.schema;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What Prefect does to a schema before it applies it. */
public final class SchemaDialect {

  private SchemaDialect() {}

  /**
   * Mends what pydantic 1 wrote: properties that may be left out may be null, and tuples are lists
   * of {@code prefixItems}; and lets a block be given by its id.
   *
   * @param noneWithDefault whether properties with a default may be null as well
   * @return a new schema
   */
  public static ObjectNode mended(ObjectNode schema, boolean noneWithDefault) {
    ObjectNode mended = schema.deepCopy();
    mendProperties(mended, noneWithDefault);
    if (mended.get("definitions") instanceof ObjectNode definitions) {
      definitions.values().forEach(d -> mendProperties(d, noneWithDefault));
      BlockReferences.allow(definitions);
    }
    return mended;
  }

  /**
   * The schema without {@code required}, at any depth of objects; a property may have that name.
   */
  public static ObjectNode withoutRequired(ObjectNode schema) {
    ObjectNode copy = schema.deepCopy();
    removeRequired(copy, false);
    return copy;
  }

  private static void removeRequired(JsonNode node, boolean properties) {
    if (node instanceof ObjectNode object) {
      if (!properties) {
        object.remove("required");
      }
      for (Map.Entry<String, JsonNode> entry : object.properties()) {
        removeRequired(entry.getValue(), !properties && entry.getKey().equals("properties"));
      }
    }
  }

  private static void mendProperties(JsonNode schema, boolean noneWithDefault) {
    if (!(schema.get("properties") instanceof ObjectNode properties)) {
      return;
    }
    Set<String> required = new HashSet<>();
    schema.path("required").forEach(name -> required.add(name.asString()));
    for (Map.Entry<String, JsonNode> entry : properties.properties()) {
      if (entry.getValue() instanceof ObjectNode property) {
        boolean nullable = noneWithDefault || !property.has("default");
        if (nullable && !required.contains(entry.getKey())) {
          allowNull(property);
        }
        mendTuple(property);
        mendProperties(property, false);
      }
    }
  }

  private static void allowNull(ObjectNode property) {
    JsonNode type = property.get("type");
    if (type == null || (type.isString() && type.stringValue().equals("null"))) {
      return;
    }
    property.remove("type");
    ArrayNode anyOf = property.putArray("anyOf");
    anyOf.addObject().set("type", type);
    anyOf.addObject().put("type", "null");
  }

  private static void mendTuple(ObjectNode property) {
    if (property.get("items") instanceof ArrayNode items
        && !items.isEmpty()
        && property.path("prefixItems").isEmpty()) {
      property.remove("items");
      property.set("prefixItems", items);
    }
  }
}
