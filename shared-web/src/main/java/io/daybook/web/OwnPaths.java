package io.daybook.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Says of requests that reached no endpoint in which shape they are answered. */
final class OwnPaths {

  private final Routes routes;

  OwnPaths(Routes routes) {
    this.routes = routes;
  }

  /**
   * The shape of the endpoint that was meant: where the method is another, or a part of the path
   * has not the form of its variable, such as an id that is none.
   */
  ErrorShape meant(HttpServletRequest request) {
    return meant(request.getRequestURI());
  }

  ErrorShape meant(String uri) {
    PathContainer path = PathContainer.parsePath(uri);
    boolean isOwn =
        routes
            .of(endpoint -> ErrorShape.of(endpoint) == ErrorShape.PROBLEM)
            .anyMatch(pattern -> withoutForms(pattern).matches(path));
    return isOwn ? ErrorShape.PROBLEM : ErrorShape.PREFECT;
  }

  private static PathPattern withoutForms(PathPattern pattern) {
    String any = pattern.getPatternString().replaceAll("\\{(\\w+):[^/]*}", "{$1}");
    return PathPatternParser.defaultInstance.parse(any);
  }
}
