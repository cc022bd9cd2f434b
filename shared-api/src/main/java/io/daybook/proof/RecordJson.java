package io.daybook.proof;

import io.daybook.ledger.ChainedRecord;
import io.daybook.ledger.Hash;
import io.daybook.wire.Json;
import io.daybook.wire.Timestamps;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.node.ObjectNode;

/**
 * A record of the ledger as a line of an export. Payload and metadata are texts and not objects:
 * their hash covers each of their characters, which a reader of JSON would not keep.
 */
public final class RecordJson {

  private static final Set<String> NAMES =
      Collections.unmodifiableSet(
          new LinkedHashSet<>(
              List.of(
                  "position",
                  "aggregate_id",
                  "aggregate_type",
                  "sequence_number",
                  "event_id",
                  "event_name",
                  "revision",
                  "recorded_at",
                  "appended_at",
                  "payload",
                  "metadata",
                  "hash")));

  private static final ObjectReader READER =
      Json.MAPPER.reader(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

  private RecordJson() {}

  /** {@code {"position", …, "payload", "metadata", "hash"}}, all columns of the ledger by name. */
  public static ObjectNode of(StoredRecord stored) {
    ChainedRecord c = stored.chained();
    Hash hash = stored.hash();
    return Json.object()
        .put("position", c.position())
        .put("aggregate_id", c.aggregateId().toString())
        .put("aggregate_type", c.aggregateType())
        .put("sequence_number", c.sequenceNumber())
        .put("event_id", c.eventId().toString())
        .put("event_name", c.eventName())
        .put("revision", c.eventRevision())
        .put("recorded_at", Timestamps.format(c.recordedAt()))
        .put("appended_at", Timestamps.format(c.appendedAt()))
        .put("payload", c.payload())
        .put("metadata", c.metadata())
        .put("hash", hash == null ? null : hash.hex());
  }

  /**
   * Reads what {@link #of} wrote.
   *
   * @throws IllegalArgumentException if it is not of that form; the message says why
   */
  public static StoredRecord parse(String line) {
    JsonNode json = read(line);
    return new StoredRecord(
        new ChainedRecord(
            number(json, "position"),
            id(json, "aggregate_id"),
            text(json, "aggregate_type"),
            number(json, "sequence_number"),
            id(json, "event_id"),
            text(json, "event_name"),
            revision(json),
            time(json, "recorded_at"),
            time(json, "appended_at"),
            text(json, "payload"),
            text(json, "metadata")),
        json.path("hash").isNull() ? null : hash(json));
  }

  private static JsonNode read(String line) {
    JsonNode json;
    try {
      json = READER.readTree(line);
    } catch (JacksonException e) {
      throw new IllegalArgumentException("it is no JSON: " + e.getOriginalMessage(), e);
    }
    if (!Set.copyOf(json.propertyNames()).equals(NAMES)) {
      throw new IllegalArgumentException("it has not exactly the keys " + NAMES);
    }
    return json;
  }

  private static int revision(JsonNode json) {
    long revision = number(json, "revision");
    if (revision != (int) revision) {
      throw new IllegalArgumentException("revision is out of bounds");
    }
    return (int) revision;
  }

  private static Hash hash(JsonNode json) {
    String text = text(json, "hash");
    return canonical("hash", text, new Hash(text));
  }

  // In one form alone, so that not even what means the same can be put in its place.
  private static <T> T canonical(String name, String text, T value) {
    String written = value instanceof Instant time ? Timestamps.format(time) : value.toString();
    if (!written.equals(text)) {
      throw new IllegalArgumentException("%s is not as it was written: %s".formatted(name, text));
    }
    return value;
  }

  private static long number(JsonNode json, String name) {
    JsonNode value = json.path(name);
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw new IllegalArgumentException(name + " is no integer");
    }
    return value.longValue();
  }

  private static String text(JsonNode json, String name) {
    JsonNode value = json.path(name);
    if (!value.isString()) {
      throw new IllegalArgumentException(name + " is no text");
    }
    return value.stringValue();
  }

  private static UUID id(JsonNode json, String name) {
    String text = text(json, name);
    return canonical(name, text, UUID.fromString(text));
  }

  private static Instant time(JsonNode json, String name) {
    String text = text(json, name);
    OffsetDateTime time = Timestamps.parse(text);
    if (time == null) {
      throw new IllegalArgumentException(name + " is no time");
    }
    return canonical(name, text, time.toInstant());
  }
}
