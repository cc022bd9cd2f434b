package io.daybook.openapi;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The OpenAPI document as it is served. */
final class Description {

  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  private final JsonNode document;

  Description(JsonNode document) {
    this.document = document;
  }

  /** An operation, such as {@code GET /deployments/{id}}, and the statuses of its answers. */
  record Operation(String method, String path, Set<String> statuses) {}

  List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    document
        .get("paths")
        .properties()
        .forEach(path ->
            path.getValue()
                .properties()
                .forEach(method ->
                    operations.add(
                        new Operation(
                            method.getKey().toUpperCase(Locale.ROOT),
                            path.getKey(),
                            Set.copyOf(method.getValue().get("responses").propertyNames())))));
    return operations;
  }

  /** Every operation as {@code GET /deployments/{}}: the names of path variables are left out. */
  Set<String> names() {
    return operations().stream()
        .map(operation -> name(operation.method(), operation.path()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  static String name(String method, String path) {
    return method.toUpperCase(Locale.ROOT) + " " + path.replaceAll("\\{[^/]*}", "{}");
  }

  /** References to parts that the document has not. */
  List<String> brokenReferences() {
    return document.findValuesAsString("$ref").stream()
        .filter(reference -> document.at(reference.substring(1)).isMissingNode())
        .distinct()
        .toList();
  }

  /** What is wrong with an answer, by the schema of its operation, status and type. */
  List<String> problemsOf(String method, String path, int status, String type, String body) {
    JsonNode response = response(method, path, status);
    if (response.isMissingNode()) {
      return List.of("%s %s: status %d is not described".formatted(method, path, status));
    }
    JsonNode content = response.path("content");
    if (content.isEmpty()) {
      return body.isEmpty() ? List.of() : List.of("%d has no body".formatted(status));
    }
    JsonNode described = content.path(type.replaceFirst(";.*", ""));
    if (described.isMissingNode()) {
      return List.of("%d is not %s".formatted(status, type));
    }
    return type.matches("application/(.*\\+)?json")
        ? problemsOf(described.path("schema"), body)
        : List.of();
  }

  private List<String> problemsOf(JsonNode schema, String body) {
    if (!(schema instanceof ObjectNode inline)) {
      return List.of();
    }
    ObjectNode whole = inline.deepCopy();
    whole.set("components", document.get("components"));
    JsonNode answer = JsonMapper.shared().readTree(body);
    return SCHEMAS.getSchema(whole).validate(answer).stream().map(Object::toString).toList();
  }

  private JsonNode response(String method, String path, int status) {
    JsonNode response =
        document
            .get("paths")
            .path(path)
            .path(method.toLowerCase(Locale.ROOT))
            .path("responses")
            .path(Integer.toString(status));
    return response.has("$ref")
        ? document.at(response.get("$ref").stringValue().substring(1))
        : response;
  }
}
