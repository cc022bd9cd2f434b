package io.daybook.command.schema;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Definitions of blocks, which stand in the templates of work pools: instead of its content a block
 * may be given as {@code {"$ref": "<id>"}} or {@code {"$ref": {"block_document_id": "<id>"}}}.
 */
final class BlockReferences {

  private BlockReferences() {}

  /** Replaces each definition of a block by the choice, under its title. */
  static void allow(ObjectNode definitions) {
    for (JsonNode definition : definitions.deepCopy()) {
      if (definition.has("block_type_slug") && definition.path("title").isString()) {
        definitions.set(definition.path("title").stringValue(), choice(definition));
      }
    }
  }

  private static ObjectNode choice(JsonNode definition) {
    ObjectNode choice = JsonNodeFactory.instance.objectNode();
    ArrayNode oneOf = choice.putArray("oneOf").add(definition);
    ObjectNode reference = oneOf.addObject().put("type", "object");
    reference.putArray("required").add("$ref");
    ArrayNode forms = reference.putObject("properties").putObject("$ref").putArray("oneOf");
    forms.addObject().put("type", "string").put("format", "uuid");
    ObjectNode byKey = forms.addObject().put("type", "object").put("minProperties", 1);
    byKey.putObject("additionalProperties").put("type", "string");
    return choice;
  }
}
