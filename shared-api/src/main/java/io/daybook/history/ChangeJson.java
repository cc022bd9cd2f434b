package io.daybook.history;

import io.daybook.ledger.Actor;
import io.daybook.ledger.EventMetadata;
import io.daybook.wire.Json;
import io.daybook.wire.Timestamps;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The record of a change as it is answered. It is kept rendered without the deployment, which is
 * put at its end when it is read: in a creation it is the value of the patch as well, and would
 * else be stored twice.
 */
public final class ChangeJson {

  private static final byte[] CREATION =
      "\"patch\":[{\"op\":\"add\",\"path\":\"\"}]}".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] PATCH_VALUE = ",\"value\":".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] PATCH_END = "}]}".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] DEPLOYMENT = ",\"deployment\":".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);

  private ChangeJson() {}

  /**
   * The record without {@code deployment}, without the value of a creation's patch, and with
   * references in the place of large values.
   *
   * @param leftOut how many of its values are not found by filters
   */
  public static ObjectNode stored(Change change, long leftOut) {
    EventMetadata metadata = change.metadata();
    ObjectNode json = Json.object();
    json.put("deployment_id", change.deploymentId().toString());
    json.put("deployment_name", change.name());
    json.put("flow_id", change.flow().id().toString());
    json.put("flow_name", change.flow().name());
    json.put("revision", change.revision());
    json.put("position", change.position());
    json.put("first_position", change.firstPosition());
    json.put("at", Timestamps.format(change.at()));
    json.put("action", change.action().name());
    json.put("command", metadata.command());
    json.set("events", strings(change.events()));
    json.set("actor", actor(metadata.actor()));
    json.put("request_id", metadata.requestId());
    json.put("client", metadata.userAgent());
    json.put("worker_name", metadata.workerName());
    json.put("address", metadata.sourceAddress());
    json.put("reason", metadata.reason());
    json.set("changed_fields", strings(ChangeTerms.fields(change.difference().changes())));
    if (leftOut > 0) {
      json.put("values_left_out", leftOut);
    }
    putDifference(json, change.difference());
    return json;
  }

  private static void putDifference(ObjectNode json, Difference difference) {
    LargeValues values = new LargeValues();
    ArrayNode changes = changes(difference, values);
    ArrayNode patch = patch(difference.patch(), values);
    if (!values.references().isEmpty()) {
      json.set(LargeValues.KEY, values.references());
    }
    json.set("changes", changes);
    json.set("patch", patch);
  }

  private static ArrayNode changes(Difference difference, LargeValues values) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    for (FieldChange change : difference.changes()) {
      String at = "/changes/" + array.size();
      ObjectNode json = array.addObject().put("field", change.field());
      if (change.from() != null) {
        values.put(json, "from", at, change.from(), false, change.pointer());
      }
      if (change.to() != null) {
        values.put(json, "to", at, change.to(), true, change.pointer());
      }
    }
    return array;
  }

  private static ArrayNode patch(ArrayNode patch, LargeValues values) {
    ArrayNode stored = JsonNodeFactory.instance.arrayNode();
    for (JsonNode operation : withoutCreated(patch)) {
      String at = "/patch/" + stored.size();
      String path = operation.path("path").stringValue();
      ObjectNode json = stored.addObject();
      json.setAll((ObjectNode) operation);
      if (operation.has("value")) {
        values.put(json, "value", at, operation.path("value"), true, path);
      }
    }
    return stored;
  }

  /** Whether values of a record have to be put in their places before it is whole. */
  public static boolean refers(ObjectNode stored) {
    return stored.has(LargeValues.KEY);
  }

  /**
   * The record as it would be stored if no value were large.
   *
   * @param stored what {@link #stored} rendered
   * @param before the deployment before, as it was compared; null if it is not known
   * @param after the deployment after
   */
  public static byte[] filled(byte[] stored, @Nullable JsonNode before, JsonNode after) {
    ObjectNode record = (ObjectNode) Json.MAPPER.readTree(stored);
    LargeValues.fill(record, before, after);
    return Json.bytes(record);
  }

  /**
   * The whole record, from bytes as they are stored: nothing is parsed.
   *
   * @param stored what {@link #stored} rendered
   * @param body the deployment after the change as it is kept; null after a deletion
   * @param whole the same with all that is shown of it; null after a deletion, or to leave the key
   *     {@code deployment} away
   * @param withDeployment whether the record has the key
   */
  public static byte[] whole(
      byte[] stored, byte @Nullable [] body, byte @Nullable [] whole, boolean withDeployment) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(stored.length * 2);
    if (body != null && isCreation(stored)) {
      out.write(stored, 0, stored.length - PATCH_END.length);
      out.writeBytes(PATCH_VALUE);
      out.writeBytes(body);
      out.write(PATCH_END, 0, PATCH_END.length - 1);
    } else {
      out.write(stored, 0, stored.length - 1);
    }
    if (withDeployment) {
      out.writeBytes(DEPLOYMENT);
      out.writeBytes(whole == null ? NULL : whole);
    }
    out.write('}');
    return out.toByteArray();
  }

  private static boolean isCreation(byte[] stored) {
    int from = stored.length - CREATION.length;
    return from >= 0 && Arrays.equals(stored, from, stored.length, CREATION, 0, CREATION.length);
  }

  private static ObjectNode actor(Actor actor) {
    return Json.object()
        .put("id", actor.id())
        .put("type", actor.type())
        .put("display_value", actor.displayValue())
        .put("verified", actor.verified());
  }

  /** The fields that differ, each with the sides that it has. */
  public static ArrayNode changes(Difference difference) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    for (FieldChange change : difference.changes()) {
      ObjectNode json = array.addObject().put("field", change.field());
      setIfThere(json, "from", change.from());
      setIfThere(json, "to", change.to());
    }
    return array;
  }

  private static void setIfThere(ObjectNode json, String key, @Nullable JsonNode value) {
    if (value != null) {
      json.set(key, value);
    }
  }

  private static ArrayNode withoutCreated(ArrayNode patch) {
    boolean isCreation =
        patch.size() == 1
            && patch.get(0).path("path").asString("?").isEmpty()
            && patch.get(0).path("op").asString("").equals("add");
    if (!isCreation) {
      return patch;
    }
    ArrayNode bare = JsonNodeFactory.instance.arrayNode();
    bare.addObject().put("op", "add").put("path", "");
    return bare;
  }

  private static ArrayNode strings(List<String> values) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode(values.size());
    values.forEach(array::add);
    return array;
  }
}
