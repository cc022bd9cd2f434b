package io.daybook.web.socket;

import io.daybook.ledger.EventMetadata;
import io.daybook.web.AuthSettings;
import io.daybook.web.RequestContext;
import io.daybook.wire.ApiError;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketHttpHeaders;
import org.springframework.web.socket.server.HandshakeInterceptor;

/**
 * Refuses clients that could not say their token, for lack of the subprotocol, and those for whom
 * there is no place; remembers who the others are.
 */
record Gate(AuthSettings auth, Seats seats) implements HandshakeInterceptor {

  private static final ApiError FULL =
      new ApiError.Message(503, "There are too many websockets (daybook.sockets.most)");

  @Override
  public boolean beforeHandshake(
      ServerHttpRequest request,
      ServerHttpResponse response,
      WebSocketHandler handler,
      Map<String, Object> attributes)
      throws IOException {
    EventMetadata client = RequestContext.currentMetadata();
    if (seats.isFull(client.sourceAddress())) {
      response.getHeaders().set(HttpHeaders.RETRY_AFTER, "5");
      Refusal.write(FULL, response);
      return false;
    }
    List<String> subprotocols =
        new WebSocketHttpHeaders(request.getHeaders()).getSecWebSocketProtocol();
    if (auth.isRequired() && !subprotocols.contains(SocketHandler.SUBPROTOCOL)) {
      response.setStatusCode(HttpStatus.FORBIDDEN);
      return false;
    }
    attributes.put(SocketHandler.METADATA, client);
    return true;
  }

  @Override
  public void afterHandshake(
      ServerHttpRequest request,
      ServerHttpResponse response,
      WebSocketHandler handler,
      @Nullable Exception problem) {}
}
