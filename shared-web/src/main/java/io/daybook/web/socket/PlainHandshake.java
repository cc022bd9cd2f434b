package io.daybook.web.socket;

import io.daybook.wire.ApiError;
import java.io.IOException;
import java.util.List;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.socket.WebSocketExtension;
import org.springframework.web.socket.server.support.DefaultHandshakeHandler;

/**
 * Agrees on Prefect's subprotocol, and on no compression: it would hold some hundred kilobytes for
 * each client, outside of the heap, and let a small frame become a large one.
 */
final class PlainHandshake extends DefaultHandshakeHandler {

  private static final ApiError NO_WEBSOCKET =
      new ApiError.Detail(400, "This is a websocket: upgrade to it");

  PlainHandshake() {
    setSupportedProtocols(SocketHandler.SUBPROTOCOL);
  }

  @Override
  protected List<WebSocketExtension> filterRequestedExtensions(
      ServerHttpRequest request,
      List<WebSocketExtension> requested,
      List<WebSocketExtension> supported) {
    return List.of();
  }

  @Override
  protected void handleInvalidUpgradeHeader(ServerHttpRequest request, ServerHttpResponse response)
      throws IOException {
    Refusal.write(NO_WEBSOCKET, response);
  }

  @Override
  protected void handleInvalidConnectHeader(ServerHttpRequest request, ServerHttpResponse response)
      throws IOException {
    Refusal.write(NO_WEBSOCKET, response);
  }
}
