package io.daybook.web;

import io.daybook.wire.ApiError;
import io.daybook.wire.Json;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;
import tools.jackson.databind.node.ObjectNode;

/** In which shape an endpoint tells its errors. */
public enum ErrorShape {
  /** As Prefect's clients read them. */
  PREFECT,
  /** As RFC 9457 has it: see {@link ApiError#problem}. */
  PROBLEM;

  /** The shape of the endpoint that this request has reached. */
  public static ErrorShape of(HttpServletRequest request) {
    Object handler = request.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE);
    return handler instanceof HandlerMethod method ? of(method) : PREFECT;
  }

  static ErrorShape of(HandlerMethod method) {
    return method.hasMethodAnnotation(DaybookEndpoint.class)
            || method.getBeanType().isAnnotationPresent(DaybookEndpoint.class)
        ? PROBLEM
        : PREFECT;
  }

  /**
   * An error as the answer to a request.
   *
   * @param headers more of them than the type of the content
   */
  public ResponseEntity<byte[]> answer(ApiError error, HttpHeaders headers) {
    HttpHeaders all = new HttpHeaders();
    all.putAll(headers);
    all.put(HttpHeaders.CONTENT_TYPE, List.of(contentType()));
    return ResponseEntity.status(error.status()).headers(all).body(Json.bytes(body(error)));
  }

  private String contentType() {
    return switch (this) {
      case PREFECT -> MediaType.APPLICATION_JSON_VALUE;
      case PROBLEM -> MediaType.APPLICATION_PROBLEM_JSON_VALUE;
    };
  }

  private ObjectNode body(ApiError error) {
    return switch (this) {
      case PREFECT -> error.body();
      case PROBLEM -> error.problem(title(error.status()));
    };
  }

  /** What a status says by itself. */
  static String title(int status) {
    HttpStatus known = HttpStatus.resolve(status);
    return known == null ? "Error " + status : known.getReasonPhrase();
  }
}
