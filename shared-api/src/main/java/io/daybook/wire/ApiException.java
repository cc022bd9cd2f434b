package io.daybook.wire;

import java.util.List;
import java.util.Map;

/** Ends a request with an {@link ApiError}. Carries no stack trace: it is an answer, not a bug. */
public final class ApiException extends RuntimeException {

  private final transient ApiError error;
  private final transient Map<String, String> headers;

  public ApiException(ApiError error) {
    this(error, Map.of());
  }

  /**
   * @param headers of the answer, such as Retry-After
   */
  public ApiException(ApiError error, Map<String, String> headers) {
    super(error.status() + " " + error.text(), null, false, false);
    this.error = error;
    this.headers = Map.copyOf(headers);
  }

  public static ApiException detail(int status, String text) {
    return new ApiException(new ApiError.Detail(status, text));
  }

  /** {@code {"exception_message": text}}. */
  public static ApiException message(int status, String text) {
    return new ApiException(new ApiError.Message(status, text));
  }

  /** 404 {@code {"detail": text}}; the path itself being unknown has the text "Not Found". */
  public static ApiException notFound(String text) {
    return detail(404, text);
  }

  /** 409, as Prefect answers when a unique or foreign key is violated. */
  public static ApiException integrityConflict() {
    return detail(
        409,
        "Data integrity conflict. This usually means a unique or foreign key constraint was"
            + " violated. See server logs for details.");
  }

  static ApiException invalid(List<FieldError> errors, JsonBody body) {
    return new ApiException(new ApiError.Invalid(errors, body.echo()));
  }

  public ApiError error() {
    return error;
  }

  public Map<String, String> headers() {
    return headers;
  }
}
