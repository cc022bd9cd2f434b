package io.daybook.query.stream;

import io.daybook.wire.Json;
import io.daybook.wire.Timestamps;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An event as Prefect writes it; what filters ask about is read from the document. */
record StreamedEvent(ObjectNode json) {

  static final String ID = "prefect.resource.id";
  static final String ROLE = "prefect.resource.role";

  /**
   * @param follows the event before this one, where their order may be in doubt
   */
  static StreamedEvent of(
      UUID id,
      String name,
      Instant occurred,
      ObjectNode resource,
      List<ObjectNode> related,
      ObjectNode payload,
      @Nullable UUID follows) {
    ObjectNode json = Json.object();
    json.put("occurred", Timestamps.format(occurred));
    json.put("event", name);
    json.set("resource", resource);
    json.putArray("related").addAll(related);
    json.set("payload", payload);
    json.put("id", id.toString());
    json.put("follows", follows == null ? null : follows.toString());
    json.put("received", Timestamps.format(occurred));
    return new StreamedEvent(json);
  }

  String name() {
    return json.path("event").asString("");
  }

  String id() {
    return json.path("id").asString("");
  }

  /** The moment; the epoch where the document has none that can be read. */
  Instant occurred() {
    OffsetDateTime time = Timestamps.parse(json.path("occurred").asString(""));
    return time == null ? Instant.EPOCH : time.toInstant();
  }

  JsonNode resource() {
    return json.path("resource");
  }

  List<JsonNode> related() {
    List<JsonNode> related = new ArrayList<>();
    json.path("related").forEach(related::add);
    return related;
  }

  /** The frame that tells a client of it. */
  String frame() {
    ObjectNode frame = Json.object().put("type", "event");
    frame.set("event", json);
    return Json.text(frame);
  }
}
