package io.daybook.web.socket;

import io.daybook.web.AuthSettings;
import io.daybook.web.RequestContext;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketHttpHeaders;
import org.springframework.web.socket.server.HandshakeInterceptor;

/**
 * Refuses clients that could not say their token, for lack of the subprotocol, and remembers who
 * the others are.
 */
record Gate(AuthSettings auth) implements HandshakeInterceptor {

  @Override
  public boolean beforeHandshake(
      ServerHttpRequest request,
      ServerHttpResponse response,
      WebSocketHandler handler,
      Map<String, Object> attributes) {
    List<String> subprotocols =
        new WebSocketHttpHeaders(request.getHeaders()).getSecWebSocketProtocol();
    if (auth.isRequired() && !subprotocols.contains(SocketHandler.SUBPROTOCOL)) {
      response.setStatusCode(HttpStatus.FORBIDDEN);
      return false;
    }
    attributes.put(SocketHandler.METADATA, RequestContext.currentMetadata());
    return true;
  }

  @Override
  public void afterHandshake(
      ServerHttpRequest request,
      ServerHttpResponse response,
      WebSocketHandler handler,
      @Nullable Exception problem) {}
}
