package io.daybook.web;

import io.daybook.wire.ApiError;
import io.daybook.wire.Json;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.MediaType;

/** An answer of a filter, to what no controller is asked. */
public final class EarlyAnswer {

  private EarlyAnswer() {}

  public static void write(ApiError error, HttpServletResponse response) throws IOException {
    byte[] body = Json.bytes(error.body());
    response.setStatus(error.status());
    response.setContentType(MediaType.APPLICATION_JSON_VALUE);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
