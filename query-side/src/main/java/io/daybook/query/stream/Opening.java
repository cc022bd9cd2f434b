package io.daybook.query.stream;

import io.daybook.web.socket.Conversation;
import io.daybook.web.socket.Socket;
import io.daybook.wire.ApiException;
import io.daybook.wire.Json;
import io.daybook.wire.JsonBody;
import io.daybook.wire.Type;
import java.util.function.BiFunction;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What a client of a stream says first: {@code {"type": "filter", "filter": …}}.
 *
 * @param stream begins the stream from the filter and the whole message
 */
record Opening<F>(Socket socket, Type<F> filter, BiFunction<F, JsonNode, Conversation> stream)
    implements Conversation {

  private static final int LONGEST_REASON = 100;

  @Override
  public Conversation receive(String frame) {
    JsonNode message = parse(frame);
    if (!message.path("type").asString("").equals("filter")) {
      socket.close(Socket.PROTOCOL_ERROR, "Expected 'filter' message");
      return this;
    }
    F read;
    try {
      read = JsonBody.of(message.path("filter")).read(filter);
    } catch (ApiException e) {
      String why = e.error().body().path("exception_detail").path(0).toString();
      socket.close(
          Socket.PROTOCOL_ERROR,
          "Invalid filter: " + why.substring(0, Math.min(LONGEST_REASON, why.length())));
      return this;
    }
    return stream.apply(read, message);
  }

  @Override
  public boolean hasBegun() {
    return false;
  }

  private static JsonNode parse(String frame) {
    try {
      return Json.received(frame);
    } catch (JacksonException _) {
      return JsonNodeFactory.instance.nullNode();
    }
  }
}
