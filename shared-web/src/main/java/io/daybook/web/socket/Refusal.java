package io.daybook.web.socket;

import io.daybook.wire.ApiError;
import io.daybook.wire.Json;
import java.io.IOException;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.ServerHttpResponse;

/** Requests that do not become a websocket, answered as any other that is refused. */
final class Refusal {

  private Refusal() {}

  static void write(ApiError error, ServerHttpResponse response) throws IOException {
    response.setStatusCode(HttpStatusCode.valueOf(error.status()));
    response.getHeaders().setContentType(MediaType.APPLICATION_JSON);
    response.getBody().write(Json.bytes(error.body()));
  }
}
