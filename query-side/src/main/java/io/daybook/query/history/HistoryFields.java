package io.daybook.query.history;

import io.daybook.query.paging.Hit;
import java.util.Objects;
import java.util.Set;

/** What is read of a change's document beside its rendered record and the deployment. */
final class HistoryFields {
  static final String ID = "id";
  static final String ACTION = "action";
  private static final String POSITION = "position";

  static final Set<String> ALL =
      Set.of(ID, POSITION, ACTION, Tails.QUEUE_ID, Tails.QUEUE_NAME, Tails.LIMIT_ID);

  private HistoryFields() {}

  static long position(Hit change) {
    return Long.parseLong(Objects.requireNonNull(change.field(POSITION), "no position"));
  }
}
