package io.daybook.web;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** HTTP Basic with one known {@code user:password}. */
final class BasicAuth {

  /** A websocket's client says its token when it is in; the others tell nothing. */
  private static final Set<String> OPEN =
      Set.of(
          Paths.API + "/health",
          Paths.API + "/ready",
          "/ui-settings",
          Paths.EVENTS_IN,
          Paths.EVENTS_OUT,
          Paths.LOGS_OUT);

  private final AuthSettings settings;

  BasicAuth(AuthSettings settings) {
    this.settings = settings;
  }

  boolean allows(HttpServletRequest request) {
    return !settings.isRequired()
        || OPEN.contains(request.getRequestURI())
        || isPreflight(request)
        || isRight(request.getHeader("Authorization"));
  }

  /** Browsers send no credentials with it; the CORS filter answers it. */
  private static boolean isPreflight(HttpServletRequest request) {
    return request.getMethod().equals("OPTIONS")
        && request.getHeader("Access-Control-Request-Method") != null;
  }

  private boolean isRight(@Nullable String header) {
    String[] parts = header == null ? new String[0] : header.strip().split("\\s+", 2);
    if (parts.length != 2 || !parts[0].equalsIgnoreCase("Basic")) {
      return false;
    }
    try {
      byte[] given = Base64.getDecoder().decode(parts[1]);
      return MessageDigest.isEqual(given, settings.string().getBytes(StandardCharsets.UTF_8));
    } catch (IllegalArgumentException _) {
      return false;
    }
  }
}
