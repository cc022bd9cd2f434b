package io.daybook.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.http.server.PathContainer;

/**
 * The roots of collections end in a slash and nothing else does; the other form of a known path is
 * redirected to the right one.
 */
final class TrailingSlashes {

  private final Routes routes;

  TrailingSlashes(Routes routes) {
    this.routes = routes;
  }

  /**
   * Where the request should have gone, relative to the host that the client knows and with the
   * characters that it sent; empty where there is no such path either.
   */
  Optional<String> redirect(HttpServletRequest request) {
    String path = request.getRequestURI();
    String other = path.endsWith("/") ? path.substring(0, path.length() - 1) : path + "/";
    // "//host" would lead to another host.
    if (other.isEmpty() || other.startsWith("//") || !isKnown(PathContainer.parsePath(other))) {
      return Optional.empty();
    }
    String query = request.getQueryString();
    return Optional.of(query == null ? other : other + "?" + query);
  }

  private boolean isKnown(PathContainer path) {
    return routes.of(_ -> true).anyMatch(pattern -> pattern.matches(path));
  }
}
