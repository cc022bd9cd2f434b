package io.daybook.web;

import io.daybook.wire.ApiException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/**
 * An answer that fails after it has begun to be sent can't become an error any more. Its connection
 * is cut, so that nobody takes a part for the whole.
 */
final class CutAnswers implements HandlerExceptionResolver, Ordered {

  private static final Logger log = LoggerFactory.getLogger(CutAnswers.class);

  /** Passes the resolvers behind this one, so that the server closes the connection. */
  private static final class CutException extends RuntimeException {
    CutException(Throwable cause) {
      super("the answer ended before it was whole", cause, false, false);
    }
  }

  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE;
  }

  @Override
  public @Nullable ModelAndView resolveException(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Object handler,
      Exception failure) {
    if (!response.isCommitted()) {
      response.resetBuffer();
      return null;
    }
    if (failure instanceof ApiException refusal && response.getStatus() >= 400) {
      RefusedUpload.remember(refusal, request);
      return new ModelAndView(); // all is said: see there
    }
    if (ErrorAnswers.isClientGone(failure)) {
      return null;
    }
    log.warn(
        "{} {} failed when a part of its answer was sent; the client sees a cut connection",
        request.getMethod(),
        request.getRequestURI());
    throw new CutException(failure);
  }
}
