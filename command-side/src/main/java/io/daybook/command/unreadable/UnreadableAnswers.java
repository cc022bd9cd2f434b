package io.daybook.command.unreadable;

import io.daybook.ledger.UnreadableAggregateException;
import io.daybook.web.ErrorShape;
import io.daybook.wire.ApiError;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** 409 where something is to be done with what can't be read: it is no bug, and names the event. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
final class UnreadableAnswers {

  @ExceptionHandler
  ResponseEntity<byte[]> unreadable(UnreadableAggregateException e, HttpServletRequest request) {
    return ErrorShape.of(request)
        .answer(new ApiError.Detail(409, "" + e.getMessage()), new HttpHeaders());
  }
}
