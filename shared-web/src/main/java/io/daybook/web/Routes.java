package io.daybook.web;

import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

/** The paths of all endpoints, for requests that reached none. */
final class Routes {

  private final ObjectProvider<RequestMappingHandlerMapping> mappings;

  Routes(ObjectProvider<RequestMappingHandlerMapping> mappings) {
    this.mappings = mappings;
  }

  Stream<PathPattern> of(Predicate<HandlerMethod> endpoints) {
    return mappings.stream()
        .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
        .filter(route -> endpoints.test(route.getValue()))
        .map(Map.Entry<RequestMappingInfo, HandlerMethod>::getKey)
        .map(RequestMappingInfo::getPathPatternsCondition)
        .filter(Objects::nonNull)
        .flatMap(condition -> condition.getPatterns().stream());
  }
}
