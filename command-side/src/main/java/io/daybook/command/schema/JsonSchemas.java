package io.daybook.command.schema;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import io.daybook.wire.ApiException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.PatternSyntaxException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Checks schemas and values. The texts are Prefect's as far as {@link PythonTexts} knows them. What
 * takes too much work ends in an {@link ApiException} of status 422.
 */
public final class JsonSchemas {

  /** What is wrong where a schema's references go round without end. */
  public static final String CIRCULAR =
      "Validation failed. Failure reason: the schema refers to itself";

  static final String TOO_MUCH =
      "Invalid schema: it takes too much work to check. Make its references, patterns and lists"
          + " smaller, or what is checked by it.";

  private static final Comparator<Error> SHALLOWEST =
      Comparator.comparingInt(error -> error.getInstanceLocation().getNameCount());

  private JsonSchemas() {}

  /** Runs checks that belong to one request: what one may cost, they may all together. */
  public static <T> T together(Supplier<T> checks) {
    try {
      return SchemaBudget.within(checks);
    } catch (SchemaBudgetException _) {
      throw ApiException.detail(422, TOO_MUCH);
    }
  }

  private static <T> T check(Supplier<T> check) {
    return together(() -> SchemaBudget.timed(check));
  }

  /** What is wrong with a schema: {@code Invalid schema: …}; empty if nothing is. */
  public static Optional<String> problemOf(ObjectNode schema) {
    return check(() -> worst(errorsOf(schema))).map(e -> "Invalid schema: " + PythonTexts.of(e));
  }

  private static List<Error> errorsOf(ObjectNode schema) {
    try {
      return DraftSchemas.errors(DraftSchemas.plain(schema), DraftSchemas.META);
    } catch (StackOverflowError _) {
      throw new SchemaBudgetException();
    }
  }

  /**
   * What is wrong with a value: {@code Validation failed for field 'x'. Failure reason: …}; empty
   * if nothing is.
   */
  public static Optional<String> problemOf(JsonNode value, ObjectNode schema) {
    return check(() -> problemsBy(schema).apply(value));
  }

  /** The same for several values by one schema, which is read once; to be used together. */
  public static Function<JsonNode, Optional<String>> problemsBy(ObjectNode schema) {
    return attempt(
        () -> {
          Schema read = DraftSchemas.read(schema);
          return value ->
              attempt(
                  () -> worst(DraftSchemas.errors(value, read)).map(JsonSchemas::text),
                  Optional::of);
        },
        why -> _ -> Optional.of(why));
  }

  private static <T> T attempt(Supplier<T> check, Function<String, T> failed) {
    try {
      return SchemaBudget.timed(check);
    } catch (SchemaBudgetException e) {
      throw e;
    } catch (SchemaException | PatternSyntaxException e) {
      return failed.apply("Validation failed. Failure reason: " + e.getMessage());
    } catch (StackOverflowError _) {
      return failed.apply(CIRCULAR);
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
    return check(() -> all(value, schema));
  }

  private static List<Violation> all(JsonNode value, ObjectNode schema) {
    try {
      Map<List<Object>, Violation> byPath = new LinkedHashMap<>();
      for (Error error : DraftSchemas.errors(value, DraftSchemas.read(schema))) {
        byPath.computeIfAbsent(path(error), path -> violation(path, error));
      }
      return List.copyOf(byPath.values());
    } catch (SchemaBudgetException e) {
      throw e;
    } catch (SchemaException | PatternSyntaxException e) {
      throw new IllegalArgumentException("Invalid schema: " + e.getMessage(), e);
    } catch (StackOverflowError e) {
      throw new IllegalArgumentException(
          "Invalid schema: Unable to validate schema with circular references.", e);
    }
  }

  /** Each text may repeat all of the value. */
  private static Violation violation(List<Object> path, Error error) {
    String text = PythonTexts.of(error);
    SchemaBudget.spend(text.length());
    return new Violation(path, text);
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
}
