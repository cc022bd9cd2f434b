package io.daybook.command.imports;

import io.daybook.wire.ApiError;
import io.daybook.wire.ApiException;
import io.daybook.wire.FieldError;
import java.util.stream.Collectors;

/** A line that can't be imported, and why. Carries no stack trace: it is a finding, not a bug. */
final class BadLineException extends RuntimeException {

  BadLineException(String why) {
    super(why, null, false, false);
  }

  /** What is wrong with a body, every place of it. */
  static BadLineException of(ApiException refusal) {
    return new BadLineException(
        refusal.error() instanceof ApiError.Invalid invalid
            ? invalid.errors().stream()
                .map(BadLineException::text)
                .collect(Collectors.joining("; "))
            : refusal.error().text());
  }

  String why() {
    return "" + getMessage();
  }

  private static String text(FieldError error) {
    String place = error.loc().stream().map(Object::toString).collect(Collectors.joining("."));
    return place + ": " + error.msg();
  }
}
