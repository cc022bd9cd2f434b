package io.daybook.web;

import io.daybook.web.budget.Bodies;
import io.daybook.web.budget.Budgets;
import io.daybook.web.budget.Lanes;
import io.daybook.web.connection.Connection;
import io.daybook.wire.ApiError;
import io.daybook.wire.ApiException;
import io.daybook.wire.JsonBody;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Gives controllers the body of the request. Without a content type it is JSON, since old clients
 * send none; with another one it is not parsed at all.
 */
final class JsonBodyResolver implements HandlerMethodArgumentResolver {

  private static final Pattern JSON =
      Pattern.compile("\\s*application/([^;\\s]+\\+)?json\\s*(;.*)?", Pattern.CASE_INSENSITIVE);

  private static final String PLAIN = "identity";

  private final Bodies bodies;
  private final Lanes lanes;

  JsonBodyResolver(Bodies bodies, Lanes lanes) {
    this.bodies = bodies;
    this.lanes = lanes;
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType().equals(JsonBody.class);
  }

  @Override
  public JsonBody resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binder) {
    HttpServletRequest servletRequest = request.getNativeRequest(HttpServletRequest.class);
    return servletRequest == null
        ? JsonBody.absent()
        : read(servletRequest, parameter.hasParameterAnnotation(AnyText.class));
  }

  private JsonBody read(HttpServletRequest request, boolean anyText) {
    requirePlain(request.getHeader(HttpHeaders.CONTENT_ENCODING));
    byte[] bytes = bodies.read(request);
    if (request.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE)
        instanceof HandlerMethod endpoint) {
      lanes.enter(request, endpoint);
    }
    ReceivedBody received = ReceivedBody.keep(bytes, request);
    String type = request.getContentType();
    return received.parsed(
        bytes.length > Budgets.SMALL
            ? Connection.inTurn(() -> parse(bytes, type, anyText))
            : parse(bytes, type, anyText));
  }

  /** What is packed would be taken for what it is not. */
  private static void requirePlain(@Nullable String encoding) {
    if (encoding != null && !encoding.isBlank() && !encoding.strip().equalsIgnoreCase(PLAIN)) {
      throw new ApiException(
          new ApiError.Detail(415, "Unsupported Content-Encoding: bodies are taken as they are"),
          Map.of(HttpHeaders.ACCEPT_ENCODING, PLAIN));
    }
  }

  private static JsonBody parse(byte[] bytes, @Nullable String type, boolean anyText) {
    if (type == null || type.isBlank() || JSON.matcher(type).matches()) {
      return anyText ? JsonBody.parseRepaired(bytes) : JsonBody.parse(bytes);
    }
    return bytes.length == 0 ? JsonBody.absent() : JsonBody.opaque(bytes);
  }
}
