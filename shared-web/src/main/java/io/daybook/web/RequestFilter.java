package io.daybook.web;

import io.daybook.ledger.EventMetadata;
import io.daybook.web.budget.Holdings;
import io.daybook.wire.ApiError;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.slf4j.MDC;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The first thing a request meets: its id, whether it may come in, and the context that its events
 * are written with.
 */
final class RequestFilter extends OncePerRequestFilter {

  private static final ApiError UNAUTHORIZED = new ApiError.Message(401, "Unauthorized");
  private static final ApiError TOO_MANY =
      new ApiError.Message(429, "Too many wrong keys are being answered");

  private final RequestMetadata metadata;
  private final BasicAuth auth;
  private final FailedKeys failed;

  RequestFilter(AuthSettings auth, FailedKeys failed) {
    this.failed = failed;
    this.metadata = new RequestMetadata(auth);
    this.auth = new BasicAuth(auth);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    EventMetadata known = metadata.of(request);
    response.setHeader(RequestContext.REQUEST_ID, known.requestId());
    if (!auth.allows(request)) {
      refuse(request, response);
      return;
    }
    if (request.getRequestURI().toLowerCase(Locale.ROOT).contains("%2f")) {
      // An encoded slash is a slash to the reference, which has no such paths.
      EarlyAnswer.write(new ApiError.Detail(404, "Not Found"), response);
      return;
    }
    Holdings holdings = Holdings.begin(request);
    try (var _ = MDC.putCloseable("request_id", known.requestId())) {
      answer(known, new PlainSemicolons(request), response, chain);
    } finally {
      holdings.endWith(request);
    }
  }

  private void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
    boolean isGuess = request.getHeader(HttpHeaders.AUTHORIZATION) != null;
    if (isGuess && !failed.take(request.getRemoteAddr())) {
      response.setHeader(HttpHeaders.RETRY_AFTER, "1");
      EarlyAnswer.write(TOO_MANY, response);
    } else {
      EarlyAnswer.write(UNAUTHORIZED, response);
    }
  }

  private static void answer(
      EventMetadata known,
      HttpServletRequest request,
      HttpServletResponse response,
      FilterChain chain)
      throws ServletException, IOException {
    try {
      RequestContext.<Exception>run(
          known,
          response,
          () -> {
            chain.doFilter(request, response);
            return null;
          });
    } catch (ServletException | IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new ServletException(e);
    }
  }

  /** Names may hold a semicolon, which begins no path parameter in this API. */
  private static final class PlainSemicolons extends HttpServletRequestWrapper {

    PlainSemicolons(HttpServletRequest request) {
      super(request);
    }

    @Override
    public String getRequestURI() {
      return super.getRequestURI().replace(";", "%3B");
    }
  }
}
