package io.daybook.web;

import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.server.PathContainer;
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
        .flatMap(route -> patterns(route.getKey()));
  }

  /**
   * The methods of the path that fits a request best, as Allow has them: {@code …/filter} fits
   * {@code …/{name}} too, whose methods are not its own.
   */
  String allowed(String path) {
    List<Route> fitting = fitting(PathContainer.parsePath(path));
    return fitting.stream().min(Comparator.naturalOrder()).stream()
        .flatMap(best -> fitting.stream().filter(route -> route.compareTo(best) == 0))
        .flatMap(route -> route.methods().stream())
        .distinct()
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private List<Route> fitting(PathContainer path) {
    return mappings.stream()
        .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
        .flatMap(info -> patterns(info).map(pattern -> new Route(pattern, methods(info))))
        .filter(route -> route.pattern().matches(path))
        .toList();
  }

  private static Stream<PathPattern> patterns(RequestMappingInfo info) {
    var condition = info.getPathPatternsCondition();
    return condition == null ? Stream.empty() : condition.getPatterns().stream();
  }

  private static List<String> methods(RequestMappingInfo info) {
    return info.getMethodsCondition().getMethods().stream().map(Enum::name).toList();
  }

  /** The most specific is the least. */
  private record Route(PathPattern pattern, List<String> methods) implements Comparable<Route> {
    @Override
    public int compareTo(Route other) {
      return PathPattern.SPECIFICITY_COMPARATOR.compare(pattern, other.pattern);
    }
  }
}
