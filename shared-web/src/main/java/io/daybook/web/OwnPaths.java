package io.daybook.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.server.PathContainer;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Says of requests that reached no endpoint in which shape they are answered. */
final class OwnPaths {

  private final ObjectProvider<RequestMappingHandlerMapping> mappings;

  OwnPaths(ObjectProvider<RequestMappingHandlerMapping> mappings) {
    this.mappings = mappings;
  }

  /**
   * The shape of the endpoint that was meant: where the method is another, or a part of the path
   * has not the form of its variable, such as an id that is none.
   */
  ErrorShape meant(HttpServletRequest request) {
    PathContainer path = PathContainer.parsePath(request.getRequestURI());
    boolean isOwn =
        mappings.stream()
            .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
            .filter(e -> ErrorShape.of(e.getValue()) == ErrorShape.PROBLEM)
            .map(Map.Entry<RequestMappingInfo, HandlerMethod>::getKey)
            .map(RequestMappingInfo::getPathPatternsCondition)
            .filter(Objects::nonNull)
            .flatMap(condition -> condition.getPatterns().stream())
            .anyMatch(pattern -> withoutForms(pattern).matches(path));
    return isOwn ? ErrorShape.PROBLEM : ErrorShape.PREFECT;
  }

  private static PathPattern withoutForms(PathPattern pattern) {
    String any = pattern.getPatternString().replaceAll("\\{(\\w+):[^/]*}", "{$1}");
    return PathPatternParser.defaultInstance.parse(any);
  }
}
