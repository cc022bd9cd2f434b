package io.daybook.web.socket;

import io.daybook.web.AuthSettings;
import io.daybook.web.FailedKeys;
import io.daybook.wire.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The first word of a client that speaks the subprotocol: {@code {"type": "auth", "token": …}}. It
 * is asked for whether or not a token is needed.
 */
record Authentication(
    Socket socket, SocketEndpoint endpoint, AuthSettings settings, FailedKeys failed)
    implements Conversation {

  private static final String SUCCESS = "{\"type\":\"auth_success\"}";

  @Override
  public Conversation receive(String frame) {
    JsonNode message = parse(frame);
    String problem = problem(message);
    if (problem != null) {
      socket.close(Socket.POLICY_VIOLATION, problem);
      return this;
    }
    socket.send(SUCCESS);
    return endpoint.open(socket);
  }

  @Override
  public boolean hasBegun() {
    return false;
  }

  private @Nullable String problem(JsonNode message) {
    if (!message.path("type").asString("").equals("auth")) {
      return "Expected 'auth' message";
    }
    if (!settings.isRequired()) {
      return null;
    }
    String token = message.path("token").asString("");
    if (token.isEmpty()) {
      return "Auth required but no token provided";
    }
    if (settings.isRight(token)) {
      return null;
    }
    boolean _ = failed.take(socket.metadata().sourceAddress());
    return "Invalid token";
  }

  private static JsonNode parse(String frame) {
    try {
      return Json.received(frame);
    } catch (JacksonException _) {
      return Json.object();
    }
  }
}
