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

  /** The record without {@code deployment}, and without the value of a creation's patch. */
  public static ObjectNode stored(Change change) {
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
    json.set("changes", changes(change.difference()));
    json.set("patch", withoutCreated(change.difference().patch()));
    return json;
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
