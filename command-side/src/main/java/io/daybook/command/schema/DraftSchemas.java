package io.daybook.command.schema;

import com.networknt.schema.Error;
import com.networknt.schema.OutputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import com.networknt.schema.path.PathType;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Schemas as the library reads and applies them, at the cost of the current budget. */
final class DraftSchemas {

  private static final SpecificationVersion DRAFT = SpecificationVersion.DRAFT_2020_12;

  /** Without a cache: schemas are clients' input, and one must not answer for another. */
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDialect(
          dialect(),
          registry ->
              registry
                  .schemaCacheEnabled(false)
                  .schemaLoader(loader -> loader.allow(MetaSchemas::isOne))
                  .schemaRegistryConfig(
                      SchemaRegistryConfig.builder()
                          .pathType(PathType.JSON_PATH)
                          .locale(Locale.ROOT)
                          .regularExpressionFactory(Patterns::expression)
                          .build()));

  /** What a schema must be. */
  static final Schema META = REGISTRY.getSchema(SchemaLocation.of(DRAFT.getDialectId()));

  private DraftSchemas() {}

  /**
   * Keywords of clients' own, such as Prefect's {@code position}, are neither kept nor logged. The
   * library lets nobody replace {@code format}, which costs nothing, as it is not asserted.
   */
  private static Dialect dialect() {
    Dialect draft = Dialects.getDraft202012();
    Dialect.Builder builder = Dialect.builder(draft);
    draft.getKeywords().values().stream()
        .filter(keyword -> !keyword.getValue().equals("format"))
        .forEach(keyword -> builder.keyword(new MeteredKeyword(keyword)));
    return builder
        .keyword(new MeteredKeyword(new EnumKeyword()))
        .keyword(new MeteredKeyword(new UniqueItemsKeyword()))
        .unknownKeywordFactory((name, _) -> new MeteredKeyword(new NonValidationKeyword(name)))
        .build();
  }

  /**
   * @throws SchemaException if it is none
   */
  static Schema read(ObjectNode schema) {
    return REGISTRY.getSchema(plain(schema));
  }

  static List<Error> errors(JsonNode value, Schema schema) {
    return schema.validate(new MeteredContext(schema), value, OutputFormat.DEFAULT);
  }

  /** Always the one draft, whatever the schema says of itself. */
  static ObjectNode plain(ObjectNode schema) {
    return schema.deepCopy().without(List.of("$schema", "$id"));
  }
}
