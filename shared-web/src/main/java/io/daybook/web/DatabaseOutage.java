package io.daybook.web;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.Set;

/**
 * Tells a database that is away, busy, hanging or full from a mistake of ours, by what its driver
 * and its pool say: the first is answered 503, and clients come again.
 */
public final class DatabaseOutage {

  private static final Set<String> STATES =
      Set.of(
          "25006", // read-only, after a failover
          "25P03", "25P04", // it ended a transaction that took too long
          "55P03", // a lock was not to be had in time
          "57014", // a statement took too long
          "57P01", "57P02", "57P03", "57P05"); // it shuts down, crashed, starts

  /** No connection; out of connections, memory or disk; an error of the system below. */
  private static final Set<String> CLASSES = Set.of("08", "53", "58");

  private DatabaseOutage() {}

  /**
   * What the database said, a SQLState or words; empty where it is not to blame. However the end of
   * a transaction fails is in the cause: what a failed rollback hides is of no interest, since
   * without a connection nothing was written.
   */
  public static Optional<String> behind(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException e) {
        return of(e);
      }
    }
    return Optional.empty();
  }

  private static Optional<String> of(SQLException e) {
    String state = e.getSQLState();
    // The database itself always says a state: these are the pool's.
    if (e instanceof SQLTransientConnectionException || state == null) {
      return Optional.of("no connection (" + e.getMessage() + ")");
    }
    boolean away = STATES.contains(state) || CLASSES.contains(state.substring(0, 2));
    return away ? Optional.of(state) : Optional.empty();
  }
}
