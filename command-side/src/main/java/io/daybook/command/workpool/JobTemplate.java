package io.daybook.command.workpool;

import io.daybook.command.schema.JsonSchemas;
import io.daybook.command.schema.SchemaDialect;
import io.daybook.wire.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A pool's base job template: a configuration with placeholders, and a schema of the variables that
 * fill them.
 */
public final class JobTemplate {

  private static final Pattern PLACEHOLDER =
      Pattern.compile("(?U)\\{\\{\\s*([\\w.\\-\\[\\]$]+)\\s*}}");

  private final ObjectNode variables;
  private final ObjectNode defaults = Json.object();
  private final boolean complete;

  private JobTemplate(ObjectNode variables, boolean keepInvalidDefaults) {
    this.variables = variables;
    var lenient = JsonSchemas.problemsBy(SchemaDialect.withoutRequired(variables));
    boolean all = true;
    for (Map.Entry<String, JsonNode> entry : variables.path("properties").properties()) {
      JsonNode value = entry.getValue().get("default");
      if (value == null || value.has("$ref")) {
        continue;
      }
      ObjectNode alone = Json.object().set(entry.getKey(), value);
      if (keepInvalidDefaults || lenient.apply(alone).isEmpty()) {
        defaults.set(entry.getKey(), value);
      } else {
        all = false;
      }
    }
    this.complete = all;
  }

  /**
   * Checks that the template is empty, or has both of its parts with every placeholder declared.
   *
   * @return the same template
   * @throws IllegalArgumentException if not, with the text for the client
   */
  static ObjectNode checked(ObjectNode template) {
    if (template.isEmpty()) {
      return template;
    }
    if (!(template.get("job_configuration") instanceof ObjectNode configuration)
        || !(template.get("variables") instanceof ObjectNode variables)
        || configuration.isEmpty()
        || variables.isEmpty()) {
      throw new IllegalArgumentException(
          "The `base_job_template` must contain both a `job_configuration` key and a `variables`"
              + " key.");
    }
    Set<String> undeclared = placeholders(configuration);
    variables.path("properties").propertyNames().forEach(undeclared::remove);
    if (!undeclared.isEmpty()) {
      throw new IllegalArgumentException(
          "The variables specified in the job configuration template must be present as properties"
              + " in the variables schema. Your job configuration uses the following undeclared"
              + " variable(s): "
              + String.join(" ,", undeclared)
              + ".");
    }
    return template;
  }

  /** Why the defaults of the variables are no values of their own schema; empty if they are. */
  static Optional<String> problemOfDefaults(ObjectNode template) {
    return JsonSchemas.together(() ->
        schemaOf(template)
            .flatMap(variables ->
                JsonSchemas.problemOf(variables)
                    .or(() ->
                        new JobTemplate(variables, true)
                            .problemOf(List.of(), true)
                            .map(why ->
                                "Validation failed for work pool's job variable defaults: "
                                    + why))));
  }

  /**
   * Why job variables are no values of the template's schema; empty if they are, or if the template
   * has none. Defaults that are invalid themselves are left out.
   *
   * @param layers later ones override earlier ones, and all override the defaults
   * @param ignoreRequired whether variables may still be missing
   */
  public static Optional<String> problemOf(
      ObjectNode template, List<ObjectNode> layers, boolean ignoreRequired) {
    return JsonSchemas.together(() ->
        schemaOf(template)
            .flatMap(variables ->
                JsonSchemas.problemOf(variables)
                    .or(() ->
                        new JobTemplate(variables, false).problemOf(layers, ignoreRequired))));
  }

  private Optional<String> problemOf(List<ObjectNode> layers, boolean ignoreRequired) {
    ObjectNode all = defaults.deepCopy();
    layers.forEach(all::setAll);
    ObjectNode schema = SchemaDialect.mended(variables, true);
    return JsonSchemas.problemOf(
        all, ignoreRequired || !complete ? SchemaDialect.withoutRequired(schema) : schema);
  }

  private static Optional<ObjectNode> schemaOf(ObjectNode template) {
    return template.get("variables") instanceof ObjectNode variables && !variables.isEmpty()
        ? Optional.of(variables)
        : Optional.empty();
  }

  private static Set<String> placeholders(ObjectNode configuration) {
    Set<String> names = new TreeSet<>();
    List<String> texts = new ArrayList<>();
    configuration.values().forEach(value -> texts.add(Json.text(value)));
    for (String text : texts) {
      Matcher matcher = PLACEHOLDER.matcher(text);
      while (matcher.find()) {
        names.add(matcher.group(1));
      }
    }
    return names;
  }
}
