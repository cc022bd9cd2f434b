package io.daybook.query.projection;

import io.daybook.query.index.Index;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A version of a projection's indices on its way to the live one.
 *
 * @param applier with the dead letters of this version
 */
record Filling(
    Projector<?> projector,
    int version,
    Applier applier,
    ProgressTable progress,
    LogTable table,
    int batchSize) {

  boolean isFarBehind() {
    long live = new Look(0, progress.live(projector.home().feed())).applied(projector.indices());
    return position() < live - batchSize;
  }

  long position() {
    return progress.others().stream()
        .filter(row -> row.index() == projector.home() && row.version() == version)
        .mapToLong(Progress::applied)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("version " + version + " is gone"));
  }

  /** Applies the next batch, but nothing behind the target. In a transaction. */
  void step(long target) {
    Map<Index, Progress> rows = progress.lock(projector.indices(), version);
    long applied = new Look(0, rows).applied(projector.indices());
    List<LogEntry> batch =
        table.after(applied, batchSize).stream()
            .filter(entry -> entry.position() <= target)
            .toList();
    progress.save(
        batch.isEmpty()
            ? passed(rows, target, applied).values()
            : applier.apply(batch, rows).values());
  }

  /** What a retention took is not in the log any more, and is passed over. */
  private Map<Index, Progress> passed(Map<Index, Progress> rows, long target, long applied) {
    long end =
        target == Long.MAX_VALUE ? progress.skippable(projector.home().feed(), applied) : target;
    Map<Index, Progress> after = new EnumMap<>(rows);
    after.replaceAll((_, row) -> row.advancedTo(end));
    return after;
  }
}
