package io.daybook.conformance;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What earlier answers were, by name, and the {@code ${name|pipe}} placeholders that use them. */
final class Variables {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}|]+)((?:\\|[^}|]+)*)}");
  private static final Pattern STEP = Pattern.compile("\\.([^.\\[\\]]+)|\\[(\\d+)]");

  private final Map<String, String> values = new LinkedHashMap<>();

  Map<String, String> values() {
    return values;
  }

  void set(String name, String value) {
    values.put(name, value);
  }

  /** Keeps the places of an answer that a step names; what is no text forgets the variable. */
  void save(JsonNode places, JsonNode answer) {
    places
        .properties()
        .forEach(place -> {
          JsonNode found = at(answer, place.getValue().stringValue());
          if (found.isString()) {
            values.put(place.getKey(), found.stringValue());
          } else {
            values.remove(place.getKey());
          }
        });
  }

  private static JsonNode at(JsonNode answer, String path) {
    JsonNode here = answer;
    for (Matcher m = STEP.matcher(path); m.find(); ) {
      here = m.group(1) != null ? here.path(m.group(1)) : here.path(Integer.parseInt(m.group(2)));
    }
    return here;
  }

  String fill(String text) {
    return text.contains("${")
        ? PLACEHOLDER.matcher(text).replaceAll(m -> Matcher.quoteReplacement(value(m)))
        : text;
  }

  private String value(MatchResult placeholder) {
    String value = values.get(placeholder.group(1));
    if (value == null) {
      throw new MissingVariable(placeholder.group(1));
    }
    for (String pipe : placeholder.group(2).split("\\|", -1)) {
      value = pipe.isEmpty() ? value : Pipes.apply(pipe, value);
    }
    return value;
  }

  JsonNode fill(JsonNode node) {
    if (node.isString()) {
      return JsonNodeFactory.instance.stringNode(fill(node.stringValue()));
    }
    if (node.isArray()) {
      ArrayNode out = JsonNodeFactory.instance.arrayNode();
      node.forEach(item -> out.add(fill(item)));
      return out;
    }
    if (node.isObject()) {
      ObjectNode out = JsonNodeFactory.instance.objectNode();
      node.properties().forEach(p -> out.set(fill(p.getKey()), fill(p.getValue())));
      return out;
    }
    return node;
  }

  /** A step needs what no earlier answer gave. */
  static final class MissingVariable extends RuntimeException {
    MissingVariable(String name) {
      super("variable " + name + " was never set");
    }
  }
}
