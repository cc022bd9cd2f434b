package io.daybook.command.workpool;

import io.daybook.wire.ApiException;
import java.util.Locale;

/** Names of pools that Prefect keeps for itself: all that begin with its own, in any case. */
final class ReservedNames {

  private static final String RESERVED =
      "Work pools starting with 'Prefect' are reserved for internal use";

  private ReservedNames() {}

  /**
   * @throws ApiException 403
   */
  static void refuseCreation(String name) {
    refuse(name, ".");
  }

  /**
   * @throws ApiException 403, also where there is no such pool
   */
  static void refuseChange(String name, WorkPoolChanges changes) {
    if (changes.beyondPauseAndLimit()) {
      refuse(name, " and can only be updated to set concurrency limits or pause.");
    }
  }

  /**
   * @throws ApiException 403, also where there is no such pool
   */
  static void refuseDeletion(String name) {
    refuse(name, " and can not be deleted.");
  }

  private static void refuse(String name, String ending) {
    if (name.toLowerCase(Locale.ROOT).startsWith("prefect")) {
      throw ApiException.detail(403, RESERVED + ending);
    }
  }
}
