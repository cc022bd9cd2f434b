package io.daybook.conformance;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Turns an answer into something comparable between two servers: ids become {@code ${name}} of the
 * variable that holds them, or {@code #n} in order of appearance; {@code created} and {@code
 * updated} become {@code ts:new|same|later|earlier} against the value last seen of that object;
 * other times near now {@code ~now}; fixed times {@code dt:instant}.
 */
final class Normaliser {
  private static final Pattern UUID =
      Pattern.compile(
          "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
  private static final Pattern DTSTART = Pattern.compile("DTSTART:(\\d{8}T\\d{6})Z?");
  private static final DateTimeFormatter COMPACT =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT);
  private static final Set<String> STAMPS = Set.of("created", "updated");

  /** Lengths of time (seconds) that depend on the clock: ~0s (under an hour) or far. */
  private static final Set<String> SPANS =
      Set.of(
          "total_run_time",
          "estimated_run_time",
          "estimated_start_time_delta",
          "sum_estimated_run_time",
          "sum_estimated_lateness",
          "duration",
          "lateness",
          "time_in_current_state",
          "delay_seconds");

  private final Map<String, String> names = new HashMap<>();
  private final Map<String, Instant> seen = new HashMap<>();
  private final boolean relations;
  private int strangers;

  /**
   * @param relations whether stamps are compared with earlier ones; else they read {@code ts}
   */
  Normaliser(Map<String, String> variables, boolean relations) {
    this.relations = relations;
    learn(variables);
  }

  void learn(Map<String, String> variables) {
    variables.forEach((name, value) -> {
      if (UUID.matcher(value).matches()) {
        names.putIfAbsent(value.toLowerCase(Locale.ROOT), "${" + name + "}");
      }
    });
  }

  /** The variable that holds this id, or null. */
  @Nullable String nameOf(String id) {
    return names.get(id.toLowerCase(Locale.ROOT));
  }

  private String name(String id) {
    return names.computeIfAbsent(id.toLowerCase(Locale.ROOT), _ -> "#" + ++strangers);
  }

  String text(String text) {
    Moment moment = Moment.parse(text).orElse(null);
    if (moment != null) {
      if (moment.isNear(Instant.now(), Moment.NOW)) {
        return "~now";
      }
      String zone = moment.zone().equals("Z") ? "" : " (" + moment.zone() + ")";
      return "dt:" + moment.format("T", "Z") + zone;
    }
    String started = DTSTART.matcher(text).replaceAll(Normaliser::start);
    return UUID.matcher(started).replaceAll(m -> Matcher.quoteReplacement(name(m.group())));
  }

  private static String start(MatchResult m) {
    Instant at = LocalDateTime.parse(m.group(1), COMPACT).toInstant(ZoneOffset.UTC);
    boolean near = new Moment(at, "Z").isNear(Instant.now(), Duration.ofHours(26));
    return near ? "DTSTART:~now" : Matcher.quoteReplacement(m.group());
  }

  private String stamp(String id, String key, JsonNode value) {
    Moment moment =
        value.isString() && value.stringValue().endsWith("Z")
            ? Moment.parse(value.stringValue()).orElse(null)
            : null;
    if (moment == null) {
      return "not a UTC timestamp: " + value;
    }
    if (!relations) {
      return "ts";
    }
    Instant before = seen.put(id + " " + key, moment.at());
    if (before == null) {
      return "ts:new";
    }
    int order = moment.at().compareTo(before);
    return order == 0 ? "ts:same" : order > 0 ? "ts:later" : "ts:earlier";
  }

  JsonNode document(JsonNode node) {
    if (node.isObject()) {
      return object(node);
    }
    if (node.isArray()) {
      ArrayNode out = JsonNodeFactory.instance.arrayNode();
      node.forEach(item -> out.add(document(item)));
      return out;
    }
    return node.isString() ? string(text(node.stringValue())) : node;
  }

  private ObjectNode object(JsonNode node) {
    ObjectNode out = JsonNodeFactory.instance.objectNode();
    String id = node.path("id").isString() ? node.path("id").stringValue() : null;
    if (id != null) {
      out.put("id", UUID.matcher(id).matches() ? name(id) : id);
    }
    node.propertyNames().stream()
        .sorted(Json.BY_CODE_POINT)
        .filter(key -> id == null || !key.equals("id"))
        .forEach(key -> property(out, id, key, node.path(key)));
    return out;
  }

  private void property(ObjectNode out, @Nullable String id, String key, JsonNode value) {
    if (id != null && STAMPS.contains(key)) {
      out.put(key, stamp(id, key, value));
    } else if (key.equals("detail") && value.isString()) {
      out.put(key, ErrorShape.mask(text(value.stringValue())));
    } else if (SPANS.contains(key) && value.isNumber()) {
      double seconds = value.doubleValue();
      boolean small = Math.abs(seconds) < Moment.NOW.toSeconds();
      out.put(key, small ? "~0s" : seconds > 0 ? "far" : "-far");
    } else if (key.equals("pause_keys") && value.isArray()) {
      ArrayNode set = out.putArray(key);
      value
          .valueStream()
          .map(item -> text(item.asString()))
          .sorted(Json.BY_CODE_POINT)
          .forEach(set::add);
    } else {
      // The value first: numbers of strangers are given in this order.
      JsonNode normal = document(value);
      out.set(text(key), normal);
    }
  }

  private static JsonNode string(String text) {
    return JsonNodeFactory.instance.stringNode(text);
  }
}
