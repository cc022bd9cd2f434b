package io.daybook.web.origin;

import io.daybook.web.EarlyAnswer;
import io.daybook.wire.ApiError;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses what a page of somebody else's sends through the browser of a visitor who may reach this
 * server: writes, websockets, and everything under a name that is not this server's.
 */
final class PageFilter extends OncePerRequestFilter {

  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

  private static final String WEBSOCKET = "websocket";

  private static final ApiError FOREIGN_HOST =
      new ApiError.Detail(
          421, "This server is not called so: name it in daybook.hosts.allowed if it is");

  private static final ApiError FOREIGN_PAGE =
      new ApiError.Detail(
          403, "Pages of this origin may change nothing: see daybook.cors.allowed-origins");

  private final Hosts hosts;
  private final Pages pages;

  PageFilter(Hosts hosts, Pages pages) {
    this.hosts = hosts;
    this.pages = pages;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    ApiError refusal = refusal(request);
    if (refusal == null) {
      chain.doFilter(request, response);
    } else {
      EarlyAnswer.write(refusal, response);
    }
  }

  private @Nullable ApiError refusal(HttpServletRequest request) {
    if (!hosts.mayName(request.getServerName(), request.getLocalAddr())) {
      return FOREIGN_HOST;
    }
    return isWrite(request) && pages.isForeign(request) ? FOREIGN_PAGE : null;
  }

  /**
   * Whether it may change something, or begins a conversation that the browser lets the page read.
   */
  private static boolean isWrite(HttpServletRequest request) {
    return !SAFE.contains(request.getMethod())
        || WEBSOCKET.equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE));
  }
}
