package io.daybook.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Answers OPTIONS with the methods that a path has: Spring lists those of every pattern that fits,
 * so that {@code …/increment} would have those of {@code …/{id_or_name}} too.
 */
final class AllowedMethods implements HandlerInterceptor {

  private final Routes routes;

  AllowedMethods(Routes routes) {
    this.routes = routes;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    // The question that a browser asks before a page of another host has a handler of its own.
    if (!HttpMethod.OPTIONS.matches(request.getMethod()) || !(handler instanceof HandlerMethod)) {
      return true;
    }
    response.setHeader(HttpHeaders.ALLOW, routes.allowed(request.getRequestURI()));
    return false;
  }
}
