package io.daybook.web;

import io.daybook.wire.ApiError;
import io.daybook.wire.ApiException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Every error as JSON, in the shape of its endpoint; never a stack trace. */
@RestControllerAdvice
final class ErrorAnswers {

  static final ApiError NOT_FOUND = new ApiError.Detail(404, "Not Found");
  private static final ApiError INTERNAL = new ApiError.Message(500, "Internal Server Error");
  private static final HttpHeaders RETRY = new HttpHeaders();

  static {
    RETRY.set(HttpHeaders.RETRY_AFTER, "1");
  }

  private static final Logger log = LoggerFactory.getLogger(ErrorAnswers.class);

  private final TrailingSlashes slashes;
  private final OwnPaths own;
  private final Routes routes;

  ErrorAnswers(TrailingSlashes slashes, OwnPaths own, Routes routes) {
    this.slashes = slashes;
    this.own = own;
    this.routes = routes;
  }

  @ExceptionHandler
  ResponseEntity<byte[]> refused(ApiException e, HttpServletRequest request) {
    HttpHeaders headers = new HttpHeaders();
    e.headers().forEach(headers::set);
    return ErrorShape.of(request).answer(e.error(), headers);
  }

  @ExceptionHandler({NoHandlerFoundException.class, NoResourceFoundException.class})
  ResponseEntity<byte[]> unknownPath(HttpServletRequest request) {
    return slashes
        .redirect(request)
        .map(to ->
            ResponseEntity.status(HttpStatus.TEMPORARY_REDIRECT)
                .header(HttpHeaders.LOCATION, to)
                .<byte[]>build())
        .orElseGet(() ->
            own.meant(request)
                .answer(AbsentParts.at(request).orElse(NOT_FOUND), new HttpHeaders()));
  }

  @ExceptionHandler(HttpRequestMethodNotSupportedException.class)
  ResponseEntity<byte[]> wrongMethod(HttpServletRequest request) {
    HttpHeaders headers = new HttpHeaders();
    headers.set(HttpHeaders.ALLOW, routes.allowed(request.getRequestURI()));
    return AbsentParts.at(request)
        .map(absent -> ErrorShape.PREFECT.answer(absent, new HttpHeaders()))
        .orElseGet(() ->
            own.meant(request).answer(new ApiError.Detail(405, "Method Not Allowed"), headers));
  }

  /** A query that can't be decoded, such as {@code ?limit=%}, or one of a thousand parameters. */
  @ExceptionHandler
  ResponseEntity<byte[]> malformedQuery(InvalidParameterException e, HttpServletRequest request) {
    return ErrorShape.of(request)
        .answer(
            new ApiError.Detail(e.getErrorCode(), "There was an error parsing the query"),
            new HttpHeaders());
  }

  /** A part of the path is not of its type, so there is no such path. */
  @ExceptionHandler
  ResponseEntity<byte[]> wrongPath(
      MethodArgumentTypeMismatchException e, HttpServletRequest request) {
    return ErrorShape.of(request).answer(NOT_FOUND, new HttpHeaders());
  }

  @ExceptionHandler
  @Nullable ResponseEntity<byte[]> unexpected(Exception e, HttpServletRequest request) {
    if (isClientGone(e)) {
      log.debug("The client closed the connection before it was answered: {}", e.getMessage());
      return null;
    }
    if (e instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
      int status = known.getStatusCode().value();
      return ErrorShape.of(request)
          .answer(new ApiError.Detail(status, ErrorShape.title(status)), known.getHeaders());
    }
    Optional<String> outage = DatabaseOutage.behind(e);
    if (outage.isPresent()) {
      log.warn("PostgreSQL did not answer: {}", outage.get());
      return ErrorShape.of(request).answer(of(503), RETRY);
    }
    log.error(
        "{} {} failed; this is a bug, please report it with what follows",
        request.getMethod(),
        request.getRequestURI(),
        e);
    return ErrorShape.of(request).answer(INTERNAL, new HttpHeaders());
  }

  // By the types that only the answer's own stream throws: words such as "connection reset" may
  // also come from a connection of ours.
  static boolean isClientGone(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof AsyncRequestNotUsableException
          || cause instanceof ClientAbortException) {
        return true;
      }
    }
    return false;
  }

  /** The error that stands for a status alone. */
  static ApiError of(int status) {
    return status >= 500
        ? new ApiError.Message(status, ErrorShape.title(status))
        : new ApiError.Detail(status, ErrorShape.title(status));
  }
}
