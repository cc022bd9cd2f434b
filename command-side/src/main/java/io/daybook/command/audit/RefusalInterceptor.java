package io.daybook.command.audit;

import io.daybook.command.audit.Refusal.SentBody;
import io.daybook.command.ledger.store.Moment;
import io.daybook.ledger.EventMetadata;
import io.daybook.web.ReceivedBody;
import io.daybook.web.RequestContext;
import io.daybook.wire.ApiError;
import io.daybook.wire.ApiException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Looks at requests when they have been answered: every refusal passes here, whether a controller
 * found it or a decider.
 */
final class RefusalInterceptor implements HandlerInterceptor {

  private final RefusalLog log;
  private final Moment moment;
  private final int keptBytes;

  RefusalInterceptor(RefusalLog log, Moment moment, RefusalSettings settings) {
    this.log = log;
    this.moment = moment;
    this.keptBytes = settings.keptBytes();
  }

  @Override
  public void afterCompletion(
      HttpServletRequest request,
      HttpServletResponse response,
      Object handler,
      @Nullable Exception failure) {
    if (handler instanceof HandlerMethod method
        && request.getAttribute(DispatcherServlet.EXCEPTION_ATTRIBUTE) instanceof ApiException e
        && request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE)
            instanceof String pattern) {
      String path = AuditedPaths.named(pattern);
      if (AuditedPaths.hold(method, request.getMethod(), path)) {
        tell(request, path, e.error());
      }
    }
  }

  private void tell(HttpServletRequest request, String path, ApiError error) {
    RequestContext context = RequestContext.current();
    EventMetadata sent = context == null ? null : context.sent();
    switch (RefusalKind.of(error, sent != null)) {
      case REFUSED -> log.refused(refusal(request, path, sent, error));
      case MALFORMED -> log.malformed(moment.now(), request.getMethod(), path);
      case NONE -> {}
    }
  }

  private Refusal refusal(
      HttpServletRequest request, String path, @Nullable EventMetadata sent, ApiError error) {
    ReceivedBody body = ReceivedBody.of(request);
    return new Refusal(
        moment.now(),
        sent == null ? RequestContext.currentMetadata() : sent,
        request.getMethod(),
        path,
        request.getRequestURI(),
        Subject.of(path, variables(request), body == null ? null : body.json()),
        body == null ? SentBody.NONE : SentBody.of(body.bytes(), keptBytes),
        error.status(),
        RefusalKind.text(error));
  }

  private static Map<String, String> variables(HttpServletRequest request) {
    return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
            instanceof Map<?, ?> map
        ? map.entrySet().stream()
            .collect(Collectors.toMap(e -> "" + e.getKey(), e -> "" + e.getValue()))
        : Map.of();
  }
}
