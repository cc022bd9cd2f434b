package io.daybook.command.dispatch;

import io.daybook.web.ErrorShape;
import io.daybook.wire.ApiError;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
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

/** A database that is away or busy is no bug: 503, which Prefect's clients try again. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class Unavailability {

  public static final ApiError ERROR = new ApiError.Message(503, "Service Unavailable");

  /** In seconds; a database that restarts needs one or two. */
  public static final Map<String, String> RETRY_AFTER = Map.of("Retry-After", "1");

  private static final Logger log = LoggerFactory.getLogger(Unavailability.class);

  @ExceptionHandler({
    DataAccessResourceFailureException.class,
    TransientDataAccessException.class,
    RecoverableDataAccessException.class,
    TransactionSystemException.class,
    CannotCreateTransactionException.class
  })
  ResponseEntity<byte[]> unavailable(Exception e, HttpServletRequest request) {
    log.warn(
        "PostgreSQL did not answer: {}. Is it running, and does it take more connections?",
        inOneLine(e));
    HttpHeaders headers = new HttpHeaders();
    RETRY_AFTER.forEach(headers::set);
    return ErrorShape.of(request).answer(ERROR, headers);
  }

  /** PostgreSQL adds hints in lines of their own. */
  private static String inOneLine(Exception e) {
    return String.valueOf(e.getMessage()).replaceAll("\\s*\\R\\s*", " ");
  }
}
