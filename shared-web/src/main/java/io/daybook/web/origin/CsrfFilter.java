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
import org.springframework.web.filter.OncePerRequestFilter;

/** Asks writes for Prefect's tokens, in the words that its clients look for. */
final class CsrfFilter extends OncePerRequestFilter {

  static final String TOKEN = "Prefect-Csrf-Token";
  static final String CLIENT = "Prefect-Csrf-Client";

  private static final Set<String> WRITES = Set.of("POST", "PUT", "PATCH", "DELETE");

  private final CsrfTokens tokens;

  CsrfFilter(CsrfTokens tokens) {
    this.tokens = tokens;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !WRITES.contains(request.getMethod());
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String problem = problem(request.getHeader(TOKEN), request.getHeader(CLIENT));
    if (problem == null) {
      chain.doFilter(request, response);
    } else {
      EarlyAnswer.write(new ApiError.Detail(403, problem), response);
    }
  }

  private @Nullable String problem(@Nullable String token, @Nullable String client) {
    if (token == null) {
      return "Missing CSRF token.";
    }
    if (client == null) {
      return "Missing client identifier.";
    }
    return tokens.isRight(client, token) ? null : "Invalid CSRF token or client identifier.";
  }
}
