package io.daybook.query.projection;

import io.daybook.query.index.Index;
import io.daybook.run.Week;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The weeks of a version that are filled again, one after another, with what had been applied when
 * they were lost.
 *
 * @param applier with dead letters of its own
 */
record WeekFilling(
    Projector<?> projector,
    int version,
    Applier applier,
    Stores stores,
    LogTable table,
    int batchSize) {

  /**
   * Applies the next batch. In a transaction.
   *
   * @return whether there may be another
   */
  boolean isFurther() {
    Index index = projector.home();
    Map<Index, Progress> rows = stores.progress().lock(List.of(index), version);
    for (Part part : stores.parts().of(rows.values())) {
      Long filled = part.filled();
      if (filled != null) {
        step(Objects.requireNonNull(rows.get(index)), part, filled);
        return true;
      }
    }
    return false;
  }

  private void step(Progress row, Part part, long filled) {
    List<LogEntry> batch = batch(part.week(), filled, row.applied());
    if (batch.isEmpty()) {
      stores.parts().setWhole(part.name());
      stores.letters().ofVersion(version).join(projector);
      return;
    }
    Applied after = applier.apply(batch, Map.of(row.index(), row.fromBeginning()));
    stores.progress().save(List.of(), after.acknowledged());
    stores.parts().setFilled(part.name(), batch.getLast().position());
  }

  /** Of no week is the part without documents, by which the alias is never empty. */
  private List<LogEntry> batch(@Nullable Week week, long after, long through) {
    return week == null
        ? List.of()
        : table.ofWeek(week, projector.aggregateType(), after, through, batchSize);
  }
}
