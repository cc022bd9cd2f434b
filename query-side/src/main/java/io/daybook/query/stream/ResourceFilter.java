package io.daybook.query.stream;

import io.daybook.wire.Type;
import io.daybook.wire.Types;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Prefect's filter on a resource of an event; empty lists ask for nothing.
 *
 * @param labels by the name of the label, patterns of which its value matches one: {@code *} stands
 *     for any characters, {@code !} before a pattern for its opposite
 */
record ResourceFilter(
    List<String> ids,
    List<String> idPrefixes,
    List<String> roles,
    Map<String, List<String>> labels) {

  private static final Type<List<String>> TEXTS = Types.list(Types.STRING);

  private static final Type<List<String>> PATTERNS =
      (value, at) ->
          value.isArray() ? TEXTS.read(value, at) : Types.STRING.map(List::of).read(value, at);

  /** Of the resource that the event is about. */
  static final Type<ResourceFilter> OF_SUBJECT = type("distinct");

  /** Of one in a role. */
  static final Type<ResourceFilter> OF_RELATED = type("role", "resources_in_roles");

  /** Of any of them. */
  static final Type<ResourceFilter> OF_ANY = type();

  private static Type<ResourceFilter> type(String... others) {
    List<String> known = List.of(others);
    return Types.model(in -> {
      List<String> ids = in.nullable("id", TEXTS).orElse(List.of());
      List<String> prefixes = in.nullable("id_prefix", TEXTS).orElse(List.of());
      List<String> roles =
          known.contains("role") ? in.nullable("role", TEXTS).orElse(List.of()) : List.of();
      Map<String, List<String>> labels =
          in.nullable("labels", Types.map(PATTERNS)).orElse(Map.of());
      return in.ignore(others).strict(() -> new ResourceFilter(ids, prefixes, roles, labels));
    });
  }

  boolean includes(JsonNode resource) {
    String id = resource.path(StreamedEvent.ID).asString("");
    return (ids.isEmpty() || ids.contains(id))
        && (idPrefixes.isEmpty() || idPrefixes.stream().anyMatch(id::startsWith))
        && (roles.isEmpty() || roles.contains(resource.path(StreamedEvent.ROLE).asString("")))
        && labels.entrySet().stream().allMatch(label -> hasOneOf(resource, label));
  }

  private static boolean hasOneOf(JsonNode resource, Map.Entry<String, List<String>> label) {
    JsonNode value = resource.get(label.getKey());
    String text = value == null ? null : value.asString("");
    return label.getValue().stream().anyMatch(pattern -> matches(pattern, text));
  }

  private static boolean matches(String pattern, @Nullable String value) {
    if (value == null) {
      return false;
    }
    return pattern.startsWith("!") ? !isLike(pattern.substring(1), value) : isLike(pattern, value);
  }

  /** In linear time: what stands between the stars is found one after the other. */
  private static boolean isLike(String pattern, String value) {
    List<String> parts = List.of(pattern.split("\\*", -1));
    String first = parts.getFirst();
    String last = parts.getLast();
    if (parts.size() == 1) {
      return value.equals(first);
    }
    int at = first.length();
    int end = value.length() - last.length();
    if (at > end || !value.startsWith(first) || !value.endsWith(last)) {
      return false;
    }
    for (String part : parts.subList(1, parts.size() - 1)) {
      int found = value.indexOf(part, at);
      if (found < 0 || found + part.length() > end) {
        return false;
      }
      at = found + part.length();
    }
    return true;
  }
}
