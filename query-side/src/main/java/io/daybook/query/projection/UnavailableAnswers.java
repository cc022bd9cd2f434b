package io.daybook.query.projection;

import io.daybook.query.index.ElasticsearchUnavailableException;
import io.daybook.wire.Json;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** 503 and when to come back, where a read can't be answered now: never a silently old answer. */
@Order(0)
@RestControllerAdvice
final class UnavailableAnswers {
  private static final Logger LOG = LoggerFactory.getLogger(UnavailableAnswers.class);

  @ExceptionHandler
  ResponseEntity<byte[]> behind(ProjectionBehindException e) {
    return unavailable("" + e.getMessage(), e.retryAfter());
  }

  @ExceptionHandler
  ResponseEntity<byte[]> away(ElasticsearchUnavailableException e) {
    LOG.warn("A read was answered with 503: {}", e.getMessage());
    return unavailable("Elasticsearch can't answer now", Duration.ofSeconds(1));
  }

  @ExceptionHandler({
    DataAccessResourceFailureException.class,
    TransientDataAccessException.class,
    RecoverableDataAccessException.class,
    CannotCreateTransactionException.class
  })
  ResponseEntity<byte[]> databaseAway(Exception e) {
    LOG.warn("A read was answered with 503: {}", e.getMessage());
    return unavailable("PostgreSQL can't answer now", Duration.ofSeconds(1));
  }

  private static ResponseEntity<byte[]> unavailable(String message, Duration retryAfter) {
    return ResponseEntity.status(503)
        .header(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, retryAfter.toSeconds())))
        .contentType(MediaType.APPLICATION_JSON)
        .body(Json.bytes(Json.object().put("exception_message", message)));
  }
}
