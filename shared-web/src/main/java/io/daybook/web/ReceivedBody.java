package io.daybook.web;

import io.daybook.wire.JsonBody;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The body of a request as it came, for those who look at the request when it is answered. */
public final class ReceivedBody {

  private static final String ATTRIBUTE = ReceivedBody.class.getName();

  private final byte[] bytes;
  private @Nullable JsonNode json;

  private ReceivedBody(byte[] bytes) {
    this.bytes = bytes;
  }

  static ReceivedBody keep(byte[] bytes, HttpServletRequest request) {
    ReceivedBody body = new ReceivedBody(bytes);
    request.setAttribute(ATTRIBUTE, body);
    return body;
  }

  /** The body that was read for a controller; null if none asked for it. */
  public static @Nullable ReceivedBody of(HttpServletRequest request) {
    return request.getAttribute(ATTRIBUTE) instanceof ReceivedBody body ? body : null;
  }

  JsonBody parsed(JsonBody body) {
    json = body.json();
    return body;
  }

  /** As the client sent it; not to be written to. */
  public byte[] bytes() {
    return bytes;
  }

  /** Null where it was no JSON, or absent. */
  public @Nullable JsonNode json() {
    return json;
  }
}
