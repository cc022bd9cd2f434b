package io.daybook.query.history;

import io.daybook.query.directory.TailSource;
import io.daybook.query.paging.Hit;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is read of a change's document beside its rendered record and the deployment. */
final class HistoryFields {
  static final String ID = "id";
  static final String ACTION = "action";
  private static final String POSITION = "position";
  private static final String REVISION = "revision";
  private static final String REFERS = "refers";

  static final Set<String> ALL =
      Stream.concat(Stream.of(ID, POSITION, ACTION, REVISION, REFERS), TailSource.FIELDS.stream())
          .collect(Collectors.toUnmodifiableSet());

  private HistoryFields() {}

  /** Whether its record has values of the deployment after it, or of the one before. */
  static boolean refers(Hit change) {
    return change.field(REFERS) != null;
  }

  /** The id of the document of the revision before. */
  static String before(Hit change) {
    long revision = Long.parseLong(Objects.requireNonNull(change.field(REVISION), "no revision"));
    return change.field(ID) + "-" + (revision - 1);
  }

  static long position(Hit change) {
    return Long.parseLong(Objects.requireNonNull(change.field(POSITION), "no position"));
  }
}
