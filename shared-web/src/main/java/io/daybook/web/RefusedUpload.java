package io.daybook.web;

import io.daybook.wire.ApiError;
import io.daybook.wire.ApiException;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a request whose body could not be read to its end. Tomcat has refused it by then,
 * and asks the application once more what it wants to say, as if it were a request for {@code
 * /error}.
 */
record RefusedUpload(ApiError error, ErrorShape shape) {

  private static final String ATTRIBUTE = RefusedUpload.class.getName();

  static void remember(ApiException refusal, HttpServletRequest request) {
    request.setAttribute(ATTRIBUTE, new RefusedUpload(refusal.error(), ErrorShape.of(request)));
  }

  /** Null where it was not for its body that the request was refused. */
  static @Nullable RefusedUpload of(HttpServletRequest request) {
    return request.getAttribute(ATTRIBUTE) instanceof RefusedUpload upload ? upload : null;
  }
}
