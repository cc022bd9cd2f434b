package io.daybook.openapi;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The OpenAPI document as it is served. */
final class Description {

  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  private final JsonNode document;

  Description(JsonNode document) {
    this.document = document;
  }

  /** Every operation as {@code GET /deployments/{}}: the names of path variables are left out. */
  Set<String> operations() {
    Set<String> operations = new TreeSet<>();
    document
        .get("paths")
        .properties()
        .forEach(path ->
            path.getValue()
                .propertyNames()
                .forEach(method -> operations.add(operation(method, path.getKey()))));
    return operations;
  }

  static String operation(String method, String path) {
    return method.toUpperCase(java.util.Locale.ROOT) + " " + path.replaceAll("\\{[^/]*}", "{}");
  }

  /** What is wrong with an answer, by the schema of its operation and status. */
  List<String> problemsOf(String method, String path, int status, JsonNode answer) {
    JsonNode response =
        document
            .get("paths")
            .path(path)
            .path(method.toLowerCase(java.util.Locale.ROOT))
            .path("responses")
            .path(Integer.toString(status));
    if (response.isMissingNode()) {
      return List.of("%s %s: status %d is not described".formatted(method, path, status));
    }
    JsonNode schema = response.path("content").path("application/json").path("schema");
    if (!(schema instanceof ObjectNode inline)) {
      return List.of();
    }
    ObjectNode whole = inline.deepCopy();
    whole.set("components", document.get("components"));
    return SCHEMAS.getSchema(whole).validate(answer).stream().map(Object::toString).toList();
  }
}
