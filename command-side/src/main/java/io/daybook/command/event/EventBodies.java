package io.daybook.command.event;

import io.daybook.wire.Json;
import io.daybook.wire.JsonBody;
import io.daybook.wire.Timestamps;
import io.daybook.wire.Type;
import io.daybook.wire.Types;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** Reads and writes events as Prefect's clients know them. */
final class EventBodies {

  private static final int LONGEST_NAME = 1024;

  private static final Type<ObjectNode> RESOURCE =
      Types.OBJECT.parse(labels -> required(labels, ClientEvent.RESOURCE_ID));

  private static final Type<ObjectNode> RELATED =
      RESOURCE.parse(labels -> required(labels, "prefect.resource.role"));

  private static final Type<ClientEvent> EVENT =
      Types.model(in -> {
        Instant occurred = in.required("occurred", Types.INSTANT);
        String name = in.required("event", Types.STRING.atMost(LONGEST_NAME));
        ObjectNode resource = in.required("resource", RESOURCE);
        List<ObjectNode> related = in.optional("related", Types.list(RELATED), List.of());
        ObjectNode payload = in.optional("payload", Types.OBJECT, Json.object());
        UUID id = in.required("id", Types.UUID);
        UUID follows = in.orNull("follows", Types.UUID);
        return in.lenient(
            () -> new ClientEvent(id, occurred, name, resource, related, payload, follows));
      });

  private EventBodies() {}

  static List<ClientEvent> list(JsonBody body) {
    return body.read(Types.list(EVENT));
  }

  static ClientEvent one(JsonBody body) {
    return body.read(EVENT);
  }

  /** As it is told to those who listen. */
  static ObjectNode json(ClientEvent event, Instant received) {
    ObjectNode json = Json.object();
    json.put("occurred", Timestamps.format(event.occurred()));
    json.put("event", event.name());
    json.set("resource", event.resource());
    json.putArray("related").addAll(event.related());
    json.set("payload", event.payload());
    json.put("id", event.id().toString());
    json.put("follows", event.follows() == null ? null : event.follows().toString());
    return json.put("received", Timestamps.format(received));
  }

  private static ObjectNode required(ObjectNode labels, String label) {
    if (labels.path(label).asString("").isEmpty()) {
      throw new IllegalArgumentException("Resources must include the " + label + " label");
    }
    return labels;
  }
}
