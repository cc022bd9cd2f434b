package io.daybook.command.schema;

import com.networknt.schema.Error;
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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Checks schemas and values. The texts are Prefect's as far as {@link PythonTexts} knows them. */
public final class JsonSchemas {

  /** What is wrong where a schema's references go round without end. */
  public static final String CIRCULAR =
      "Validation failed. Failure reason: the schema refers to itself";

  private static final SpecificationVersion DRAFT = SpecificationVersion.DRAFT_2020_12;

  /** Keywords of clients' own, such as Prefect's {@code position}, are neither kept nor logged. */
  private static final Dialect DIALECT =
      Dialect.builder(Dialects.getDraft202012())
          .unknownKeywordFactory((keyword, _) -> new NonValidationKeyword(keyword))
          .build();

  /** Without a cache: schemas are clients' input, and one must not answer for another. */
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDialect(
          DIALECT,
          registry ->
              registry
                  .schemaCacheEnabled(false)
                  .schemaLoader(loader -> loader.allow(MetaSchemas::isOne))
                  .schemaRegistryConfig(
                      SchemaRegistryConfig.builder()
                          .pathType(PathType.JSON_PATH)
                          .locale(Locale.ROOT)
                          .regularExpressionFactory(PatternBudget::expression)
                          .build()));

  private static final Schema META = REGISTRY.getSchema(SchemaLocation.of(DRAFT.getDialectId()));

  private static final Comparator<Error> SHALLOWEST =
      Comparator.comparingInt(error -> error.getInstanceLocation().getNameCount());

  private JsonSchemas() {}

  /** What is wrong with a schema: {@code Invalid schema: …}; empty if nothing is. */
  public static Optional<String> problemOf(ObjectNode schema) {
    return worst(PatternBudget.within(() -> META.validate(plain(schema))))
        .map(e -> "Invalid schema: " + PythonTexts.of(e));
  }

  /**
   * What is wrong with a value: {@code Validation failed for field 'x'. Failure reason: …}; empty
   * if nothing is.
   */
  public static Optional<String> problemOf(JsonNode value, ObjectNode schema) {
    try {
      return worst(PatternBudget.within(() -> REGISTRY.getSchema(plain(schema)).validate(value)))
          .map(JsonSchemas::text);
    } catch (SchemaException | PatternSyntaxException e) {
      return Optional.of("Validation failed. Failure reason: " + e.getMessage());
    } catch (StackOverflowError _) {
      return Optional.of(CIRCULAR);
    }
  }

  /**
   * What is wrong with a value, one violation for each place.
   *
   * @param path names of properties and indices of items; of a property that is missing, its own
   */
  public record Violation(List<Object> path, String message) {}

  /**
   * All that is wrong with a value.
   *
   * @throws IllegalArgumentException if the schema can't be applied: {@code Invalid schema: …}
   */
  public static List<Violation> violations(JsonNode value, ObjectNode schema) {
    try {
      Map<List<Object>, Violation> byPath = new LinkedHashMap<>();
      PatternBudget.within(() -> REGISTRY.getSchema(plain(schema)).validate(value)).stream()
          .map(error -> new Violation(path(error), PythonTexts.of(error)))
          .forEach(violation -> byPath.putIfAbsent(violation.path(), violation));
      return List.copyOf(byPath.values());
    } catch (SchemaException | PatternSyntaxException e) {
      throw new IllegalArgumentException("Invalid schema: " + e.getMessage(), e);
    } catch (StackOverflowError e) {
      throw new IllegalArgumentException(
          "Invalid schema: Unable to validate schema with circular references.", e);
    }
  }

  private static List<Object> path(Error error) {
    List<Object> path = new ArrayList<>();
    for (int i = 0; i < error.getInstanceLocation().getNameCount(); i++) {
      path.add(error.getInstanceLocation().getElement(i));
    }
    if (error.getKeyword().equals("required") && error.getProperty() != null) {
      path.add(error.getProperty());
    }
    return List.copyOf(path);
  }

  private static Optional<Error> worst(List<Error> errors) {
    return errors.stream().min(SHALLOWEST);
  }

  private static String text(Error error) {
    String path = error.getInstanceLocation().toString();
    String field =
        path.equals("$")
            ? "Validation failed."
            : "Validation failed for field '" + path.replace("$.", "") + "'.";
    return field + " Failure reason: " + PythonTexts.of(error);
  }

  /** Always the one draft, whatever the schema says of itself. */
  private static ObjectNode plain(ObjectNode schema) {
    return schema.deepCopy().without(List.of("$schema", "$id"));
  }
}
