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

  static final Set<String> ALL =
      Stream.concat(Stream.of(ID, POSITION, ACTION), TailSource.FIELDS.stream())
          .collect(Collectors.toUnmodifiableSet());

  private HistoryFields() {}

  static long position(Hit change) {
    return Long.parseLong(Objects.requireNonNull(change.field(POSITION), "no position"));
  }
}
