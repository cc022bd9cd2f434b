package io.daybook.query.projection;

import io.daybook.ledger.UnreadableAggregateException;
import io.daybook.query.index.ElasticsearchUnavailableException;
import io.daybook.web.ErrorShape;
import io.daybook.wire.ApiError;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * 503 and when to come back, where a read can't be answered now: never a silently old answer. 409
 * where this version can't answer it at all.
 */
@Order(0)
@RestControllerAdvice
final class UnavailableAnswers {
  private static final Logger LOG = LoggerFactory.getLogger(UnavailableAnswers.class);

  @ExceptionHandler
  ResponseEntity<byte[]> behind(ProjectionBehindException e, HttpServletRequest request) {
    return unavailable(request, "" + e.getMessage(), e.retryAfter());
  }

  @ExceptionHandler
  ResponseEntity<byte[]> away(ElasticsearchUnavailableException e, HttpServletRequest request) {
    LOG.warn("A read was answered with 503: {}", e.getMessage());
    return unavailable(request, "Elasticsearch can't answer now", Duration.ofSeconds(1));
  }

  @ExceptionHandler({
    DataAccessResourceFailureException.class,
    TransientDataAccessException.class,
    RecoverableDataAccessException.class,
    TransactionSystemException.class,
    CannotCreateTransactionException.class
  })
  ResponseEntity<byte[]> databaseAway(Exception e, HttpServletRequest request) {
    LOG.warn("A read was answered with 503: {}", e.getMessage());
    return unavailable(request, "PostgreSQL can't answer now", Duration.ofSeconds(1));
  }

  /** What a newer version wrote, or what is broken, is in nobody's way but its own. */
  @ExceptionHandler
  ResponseEntity<byte[]> unreadable(UnreadableAggregateException e, HttpServletRequest request) {
    return ErrorShape.of(request)
        .answer(new ApiError.Detail(409, "" + e.getMessage()), new HttpHeaders());
  }

  private static ResponseEntity<byte[]> unavailable(
      HttpServletRequest request, String message, Duration retryAfter) {
    HttpHeaders headers = new HttpHeaders();
    headers.set(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, retryAfter.toSeconds())));
    return ErrorShape.of(request).answer(new ApiError.Message(503, message), headers);
  }
}
