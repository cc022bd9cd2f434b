package io.daybook.command.audit;

import io.daybook.wire.ApiError;
import io.daybook.wire.FieldError;
import java.util.List;

/** What an error says of the request that it answered. */
enum RefusalKind {
  /** The request was of the right form; what it asked for was refused. */
  REFUSED,
  /** The request could not be read. */
  MALFORMED,
  /** It says nothing of the request, as 503 does. */
  NONE;

  private static final List<Object> WHOLE_BODY = List.of("body");

  /**
   * @param decided whether a command was made of the request, which takes one of the right form
   */
  static RefusalKind of(ApiError error, boolean decided) {
    if (error instanceof ApiError.Invalid invalid) {
      return invalid.errors().stream().allMatch(RefusalKind::isRule) ? REFUSED : MALFORMED;
    }
    return switch (error.status()) {
      case 403, 404, 409, 422 -> REFUSED;
      case 400, 413 -> decided ? REFUSED : MALFORMED;
      default -> NONE;
    };
  }

  /** A rule about the body as a whole, such as that its parameters are as its own schema says. */
  private static boolean isRule(FieldError error) {
    return error.type().equals("value_error") && error.loc().equals(WHOLE_BODY);
  }

  /** What the client was told. */
  static String text(ApiError error) {
    return error instanceof ApiError.Invalid invalid
        ? String.join("; ", invalid.errors().stream().map(FieldError::msg).toList())
        : error.text();
  }
}
