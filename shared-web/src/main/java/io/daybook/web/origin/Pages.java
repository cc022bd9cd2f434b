package io.daybook.web.origin;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * Knows the pages that may use this server: those of its own host, whatever their port, and those
 * of the origins that the settings name.
 */
record Pages(CorsSettings settings) {

  private static final String SITE = "Sec-Fetch-Site";

  /** A page of the server itself, or no page: an address that a person typed. */
  private static final Set<String> AT_HOME = Set.of("same-origin", "none");

  /** Whether a request comes from a page that may not use this server. */
  boolean isForeign(HttpServletRequest request) {
    String origin = request.getHeader(HttpHeaders.ORIGIN);
    if (origin != null) {
      return !isAllowed(origin) && !isSameHost(origin, request.getServerName());
    }
    String site = request.getHeader(SITE);
    return site != null && !AT_HOME.contains(site) && !isAllowed(CorsSettings.ALL);
  }

  private boolean isAllowed(String origin) {
    List<String> allowed = settings.allowedOrigins();
    return allowed.contains(CorsSettings.ALL)
        || allowed.stream().anyMatch(one -> one.equalsIgnoreCase(origin));
  }

  private static boolean isSameHost(String origin, String host) {
    String from = host(origin);
    return from != null && Hosts.isSame(from, host);
  }

  /**
   * Null of what is no origin, such as {@code null}, which a page says that must not tell its own.
   */
  private static @Nullable String host(String origin) {
    try {
      return URI.create(origin).getHost();
    } catch (IllegalArgumentException _) {
      return null;
    }
  }
}
