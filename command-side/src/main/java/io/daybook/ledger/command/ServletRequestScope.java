package io.daybook.ledger.command;

import io.daybook.ledger.Actor;
import io.daybook.ledger.EventMetadata;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** The HTTP request of the current thread. */
public final class ServletRequestScope implements RequestScope {

  public static final String POSITION_HEADER = "Daybook-Position";
  private static final String REQUEST_ID = ServletRequestScope.class.getName() + ".id";

  @Override
  public EventMetadata metadata() {
    ServletRequestAttributes current = current();
    return current == null ? EventMetadata.SYSTEM : metadata(current.getRequest());
  }

  @Override
  public void wrote(long position) {
    ServletRequestAttributes current = current();
    HttpServletResponse response = current == null ? null : current.getResponse();
    if (response != null) {
      response.setHeader(POSITION_HEADER, Long.toString(position));
    }
  }

  private static @Nullable ServletRequestAttributes current() {
    return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes servlet
        ? servlet
        : null;
  }

  private static EventMetadata metadata(HttpServletRequest request) {
    return new EventMetadata(
        Actor.ANONYMOUS,
        requestId(request),
        request.getHeader("User-Agent"),
        request.getHeader("x-prefect-worker-name"),
        request.getRemoteAddr(),
        request.getHeader("Daybook-Reason"),
        null);
  }

  private static String requestId(HttpServletRequest request) {
    if (request.getAttribute(REQUEST_ID) instanceof String known) {
      return known;
    }
    String id = traceId(request.getHeader("traceparent"));
    request.setAttribute(REQUEST_ID, id);
    return id;
  }

  // version-traceid-parent-flags, the trace id being 32 hexadecimal digits.
  private static String traceId(@Nullable String traceparent) {
    if (traceparent != null && traceparent.matches("[0-9a-f]{2}-[0-9a-f]{32}-.*")) {
      return traceparent.substring(3, 35);
    }
    return UUID.randomUUID().toString().replace("-", "");
  }
}
