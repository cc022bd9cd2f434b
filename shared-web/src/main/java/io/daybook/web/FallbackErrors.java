package io.daybook.web;

import io.daybook.wire.ApiError;
import io.daybook.wire.Json;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Errors that happen outside of the controllers, in the same shapes. */
@RestController
final class FallbackErrors implements ErrorController {

  @RequestMapping("/error")
  @Nullable ResponseEntity<byte[]> error(HttpServletRequest request, HttpServletResponse response) {
    if (response.isCommitted()) {
      return null; // it would follow what was sent already
    }
    Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    // Asked for by a client, /error is a path like any other that does not exist.
    ApiError error =
        status instanceof Integer code ? ErrorAnswers.of(code) : ErrorAnswers.NOT_FOUND;
    return ResponseEntity.status(error.status())
        .contentType(MediaType.APPLICATION_JSON)
        .body(Json.bytes(error.body()));
  }
}
