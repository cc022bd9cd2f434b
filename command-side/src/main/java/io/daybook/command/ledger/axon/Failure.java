package io.daybook.command.ledger.axon;

import io.daybook.ledger.UnwritableEventException;
import io.daybook.web.DatabaseOutage;
import java.sql.SQLException;
import java.util.Set;
import java.util.UUID;
import org.axonframework.modelling.command.ConcurrencyException;

/** What to do about a command that failed. */
sealed interface Failure {

  /**
   * Others came first: it may succeed when it runs again.
   *
   * @param contended the aggregates whose streams had moved on
   * @param integrity whether a unique or foreign key was violated, which may be for good
   */
  record Conflict(Set<UUID> contended, boolean integrity) implements Failure {}

  /**
   * The database did not let it through in time, or is not there.
   *
   * @param reason a SQLState, or words
   */
  record Unavailable(String reason) implements Failure {
    private static final String DISK_FULL = "53100";

    /** In one line, and what to look at. */
    String explained() {
      return switch (reason) {
        case DISK_FULL -> "the disk of PostgreSQL is full. Writes go on once there is room";
        default ->
            "PostgreSQL answered %s. If a transaction holds the ledger, pg_locks and pg_stat_activity show whose"
                .formatted(reason);
      };
    }
  }

  /** What it decided can't be kept: the request is to blame, whatever it is. */
  record Unwritable(String reason) implements Failure {}

  /** A rejection or a bug: running it again would not help. */
  record Final() implements Failure {}

  static Failure of(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      switch (cause) {
        case AppendConflictException e -> {
          return new Conflict(e.aggregateIds(), false);
        }
        case ConcurrencyException _ -> {
          return new Conflict(Set.of(), false);
        }
        case UnwritableEventException e -> {
          return new Unwritable("" + e.getMessage());
        }
        case SQLException e -> {
          return ofDatabase(e);
        }
        default -> {}
      }
    }
    return new Final();
  }

  private static Failure ofDatabase(SQLException e) {
    return switch (e.getSQLState()) {
      case "23505", "23503" -> new Conflict(Set.of(), true);
      case "40001", "40P01" -> new Conflict(Set.of(), false);
      case null, default ->
          DatabaseOutage.behind(e).<Failure>map(Unavailable::new).orElseGet(Final::new);
    };
  }
}
