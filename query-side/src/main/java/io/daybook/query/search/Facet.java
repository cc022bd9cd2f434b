package io.daybook.query.search;

import io.daybook.wire.Json;
import io.daybook.wire.Type;
import io.daybook.wire.Types;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the found deployments are counted by. */
enum Facet {
  TAGS("tags"),
  FLOW("flow_name"),
  POOL("work_pool_name"),
  QUEUE("work_queue_id"),
  PAUSED("paused"),
  SCHEDULE("schedule_kinds");

  static final Type<Facet> TYPE = Types.choice(Facet.class, Facet::key);

  /** Values of a facet that are answered, those of the most deployments first. */
  static final int VALUES = 50;

  /** Queues have their names from the directory, under which several may be one value. */
  private static final int QUEUES = 10_000;

  private static final String NO_SCHEDULE = "none";

  private final String field;

  Facet(String field) {
    this.field = field;
  }

  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  ObjectNode aggregation() {
    ObjectNode aggregation = Json.object();
    ObjectNode terms = aggregation.putObject("terms").put("field", field);
    terms.put("size", this == QUEUE ? QUEUES : VALUES);
    if (this == SCHEDULE) {
      terms.put("missing", NO_SCHEDULE);
    }
    return aggregation;
  }

  /**
   * The values and their counts.
   *
   * @param queues what they are called at that moment, by id
   */
  ArrayNode values(JsonNode aggregation, Map<String, String> queues) {
    Map<JsonNode, Long> counts = new LinkedHashMap<>();
    for (JsonNode bucket : aggregation.path("buckets")) {
      JsonNode value = value(bucket, queues);
      if (!value.isNull()) {
        counts.merge(value, bucket.path("doc_count").longValue(), Long::sum);
      }
    }
    ArrayNode values = JsonNodeFactory.instance.arrayNode();
    counts.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .limit(VALUES)
        .forEach(e -> values.add(counted(e.getKey(), e.getValue())));
    return values;
  }

  private static ObjectNode counted(JsonNode value, long count) {
    ObjectNode counted = Json.object();
    counted.set("value", value);
    return counted.put("count", count);
  }

  private JsonNode value(JsonNode bucket, Map<String, String> queues) {
    JsonNode key = bucket.path("key");
    return switch (this) {
      case TAGS, FLOW, POOL, SCHEDULE -> key;
      case PAUSED -> JsonNodeFactory.instance.booleanNode(key.intValue() == 1);
      case QUEUE -> {
        String name = queues.get(key.stringValue());
        yield name == null
            ? JsonNodeFactory.instance.nullNode()
            : JsonNodeFactory.instance.stringNode(name);
      }
    };
  }
}
