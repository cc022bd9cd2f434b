package io.daybook.command.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Requests of which no more is kept than that there were some; few kinds, however many. */
final class RefusalCounts {

  /**
   * @param day in UTC
   * @param path with the names of its variables
   */
  record Kind(LocalDate day, String method, String path) {}

  /**
   * @param malformed how many could not be read
   * @param unrecorded how many were refused, faster than that could be written down
   */
  record Count(long malformed, long unrecorded) {
    private Count plus(Count other) {
      return new Count(malformed + other.malformed, unrecorded + other.unrecorded);
    }
  }

  /** One row to be added to what is stored. */
  record Row(Kind kind, Count count) {}

  private final Map<Kind, Count> counts = new ConcurrentHashMap<>();

  void malformed(Instant at, String method, String path) {
    add(new Row(kind(at, method, path), new Count(1, 0)));
  }

  void unrecorded(Refusal refusal) {
    add(new Row(kind(refusal.at(), refusal.method(), refusal.path()), new Count(0, 1)));
  }

  /** What was counted since the last time. */
  List<Row> take() {
    List<Row> rows = new ArrayList<>();
    for (Kind kind : List.copyOf(counts.keySet())) {
      Count count = counts.remove(kind);
      if (count != null) {
        rows.add(new Row(kind, count));
      }
    }
    return rows;
  }

  /** Gives rows back that could not be stored. */
  void giveBack(List<Row> rows) {
    rows.forEach(this::add);
  }

  private void add(Row row) {
    counts.merge(row.kind(), row.count(), Count::plus);
  }

  private static Kind kind(Instant at, String method, String path) {
    return new Kind(LocalDate.ofInstant(at, ZoneOffset.UTC), method, path);
  }
}
