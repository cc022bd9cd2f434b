package io.daybook.web;

import io.daybook.wire.ApiError;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Errors that happen outside of the controllers, in the same shapes. */
@RestController
final class FallbackErrors implements ErrorController {

  private final OwnPaths own;

  FallbackErrors(OwnPaths own) {
    this.own = own;
  }

  @RequestMapping("/error")
  @Nullable ResponseEntity<byte[]> error(HttpServletRequest request, HttpServletResponse response) {
    if (response.isCommitted()) {
      return null; // it would follow what was sent already
    }
    RefusedUpload upload = RefusedUpload.of(request);
    return upload == null
        ? shape(request).answer(error(request), new HttpHeaders())
        : upload.shape().answer(upload.error(), new HttpHeaders());
  }

  private ErrorShape shape(HttpServletRequest request) {
    return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String path
        ? own.meant(path)
        : ErrorShape.PREFECT;
  }

  /** Asked for by a client, /error is a path like any other that does not exist. */
  private static ApiError error(HttpServletRequest request) {
    return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status
        ? ErrorAnswers.of(status)
        : ErrorAnswers.NOT_FOUND;
  }
}
