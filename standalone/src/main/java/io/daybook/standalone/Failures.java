package io.daybook.standalone;

import io.daybook.embedded.EmbeddedServerException;
import java.sql.SQLException;
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
      // The driver's classes of states: 08 no connection, 28 not let in, 3D no such database.
      if (cause instanceof SQLException refused && isAboutConnecting(refused.getSQLState())) {
        return "PostgreSQL can't be used: %s Check daybook.postgres.url, username and password."
            .formatted(refused.getMessage());
      }
      if (cause instanceof BindException) {
        return "A setting is wrong: " + root(cause).getMessage();
      }
    }
    return null;
  }

  private static boolean isAboutConnecting(@Nullable String state) {
    return state != null
        && (state.startsWith("08") || state.startsWith("28") || state.startsWith("3D"));
  }

  private static Throwable root(Throwable failure) {
    Throwable cause = failure.getCause();
    return cause == null ? failure : root(cause);
  }
}
