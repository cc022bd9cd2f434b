package io.daybook.command.concurrency;

import java.util.Locale;

/** What slots are taken for. */
enum SlotMode {
  /** To be given back. */
  CONCURRENCY,
  /** To decay: only limits with a decay will do. */
  RATE_LIMIT;

  String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
