package io.daybook.web;

import io.daybook.wire.ApiError;
import io.daybook.wire.ApiException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Parameter;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses query parameters that a {@link DaybookEndpoint} does not declare: a misspelt one must not
 * be answered as if it had been obeyed. Prefect's own endpoints ignore what they do not know, as
 * Prefect does.
 */
final class KnownParameters implements HandlerInterceptor {

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (request.getQueryString() != null
        && handler instanceof HandlerMethod method
        && ErrorShape.of(request) == ErrorShape.PROBLEM) {
      check(request.getQueryString(), known(method));
    }
    return true;
  }

  private static void check(String query, List<String> known) {
    unknown(query, known)
        .ifPresent(name -> {
          throw new ApiException(
              new ApiError.Detail(
                  422,
                  known.isEmpty()
                      ? name + ": this takes no query parameters"
                      : name + ": no such query parameter; there are " + String.join(", ", known)));
        });
  }

  private static List<String> known(HandlerMethod method) {
    DaybookEndpoint endpoint = method.getMethodAnnotation(DaybookEndpoint.class);
    return Stream.concat(
            Stream.of(method.getMethod().getParameters()).flatMap(KnownParameters::name),
            endpoint == null ? Stream.empty() : Stream.of(endpoint.severalOf()))
        .toList();
  }

  private static Stream<String> name(Parameter parameter) {
    RequestParam declared = parameter.getAnnotation(RequestParam.class);
    if (declared == null || Map.class.isAssignableFrom(parameter.getType())) {
      return Stream.empty();
    }
    // The two are aliases, which only Spring's own view of an annotation knows.
    return Stream.of(declared.name(), declared.value(), parameter.getName())
        .filter(name -> !name.isEmpty())
        .limit(1);
  }

  // Not from the request's parameters: to know them, a form would be read, which is a body here.
  private static Optional<String> unknown(String query, List<String> known) {
    return Arrays.stream(query.split("&", -1))
        .filter(part -> !part.isEmpty())
        .map(part -> decoded(part.split("=", 2)[0]))
        .filter(name -> !known.contains(name))
        .findFirst();
  }

  private static String decoded(String name) {
    try {
      return URLDecoder.decode(name, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return name;
    }
  }
}
