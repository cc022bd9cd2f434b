package io.daybook.standalone;

import io.daybook.embedded.EmbeddedServerException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;

/** What a person can do about a start that failed. */
final class Failures {
  private Failures() {}

  /** Returns the message for a failure of a known kind, null for any other. */
  static @Nullable String explain(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof StartException || cause instanceof EmbeddedServerException) {
        return cause.getMessage();
      }
      if (cause instanceof BindException wrong) {
        return "A setting is wrong: " + named(wrong);
      }
    }
    return null;
  }

  /** Our own checks name the setting, a conversion to another type does not. */
  private static String named(BindException wrong) {
    String setting = wrong.getName().toString();
    String why = String.valueOf(root(wrong).getMessage());
    return why.contains(setting) ? why : setting + ": " + why;
  }

  private static Throwable root(Throwable failure) {
    Throwable cause = failure.getCause();
    return cause == null ? failure : root(cause);
  }
}
