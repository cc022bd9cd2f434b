package io.daybook.conformance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The part of a 4xx answer that is compared: keys, texts, and (type, loc) of every error. */
final class ErrorShape {
  private static final Pattern BRANCH = Pattern.compile("(Interval|Cron|RRule)Schedule");

  /** Texts that a library of the reference wrote. */
  private static final List<Pattern> MASKS =
      List.of(
          Pattern.compile("(Failure reason: ).*", Pattern.DOTALL),
          Pattern.compile(
              "^(Error (?:creating|updating) deployment: )(?!Validation|Cannot|Deployment).*",
              Pattern.DOTALL),
          Pattern.compile("^(Error hydrating [a-z ]+: ).*", Pattern.DOTALL));

  private ErrorShape() {}

  static String mask(String text) {
    String masked = text;
    for (Pattern mask : MASKS) {
      masked = mask.matcher(masked).replaceAll("$1*");
    }
    return masked;
  }

  static ObjectNode of(JsonNode answer, Normaliser names) {
    ObjectNode out = JsonNodeFactory.instance.objectNode();
    if (!answer.isObject()) {
      out.set("text", text(answer, names));
      return out;
    }
    ArrayNode keys = out.putArray("keys");
    answer.propertyNames().stream().sorted(Json.BY_CODE_POINT).forEach(keys::add);
    if (answer.path("detail").isString()) {
      out.put("detail", mask(names.text(answer.path("detail").stringValue())));
    }
    if (answer.path("exception_message").isString()) {
      out.put("message", names.text(answer.path("exception_message").stringValue()));
    }
    if (answer.path("exception_detail").isArray()) {
      ArrayNode errors = out.putArray("errors");
      errors(answer.path("exception_detail")).forEach(errors::add);
    }
    return out;
  }

  private static JsonNode text(JsonNode answer, Normaliser names) {
    if (answer.isNull() || answer.isNumber() || answer.isBoolean()) {
      return answer;
    }
    String text = names.text(answer.isString() ? answer.stringValue() : answer.toString());
    int end = text.offsetByCodePoints(0, Math.min(200, text.codePointCount(0, text.length())));
    return JsonNodeFactory.instance.stringNode(text.substring(0, end));
  }

  private static List<JsonNode> errors(JsonNode details) {
    List<JsonNode> errors = new ArrayList<>();
    for (JsonNode detail : details) {
      JsonNode error = error(detail);
      boolean anyKind = error.path(0).asString().equals("*");
      if (!anyKind || !errors.contains(error)) {
        errors.add(error);
      }
    }
    errors.sort(Comparator.comparing(e -> Json.dumps(e, false), Json.BY_CODE_POINT));
    return errors;
  }

  /** {@code [type, loc]}; one of the three kinds of schedule reads {@code *}: the place counts. */
  private static JsonNode error(JsonNode detail) {
    ArrayNode out = JsonNodeFactory.instance.arrayNode();
    if (!detail.isObject()) {
      out.add("?").addArray();
      return out;
    }
    ArrayNode loc = JsonNodeFactory.instance.arrayNode();
    for (JsonNode part : detail.path("loc")) {
      if (part.isString() && BRANCH.matcher(part.stringValue()).find()) {
        return out.add("*").add(loc);
      }
      loc.add(part);
    }
    JsonNode type = detail.path("type");
    if (type.asString("").equals("json_invalid")) {
      ArrayNode masked = JsonNodeFactory.instance.arrayNode();
      loc.valueStream().limit(1).forEach(masked::add);
      loc = masked.add("*");
    }
    return out.add(type.isMissingNode() ? JsonNodeFactory.instance.nullNode() : type).add(loc);
  }
}
