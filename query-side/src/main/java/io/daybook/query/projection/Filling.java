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
    return position() < Look.newest(progress.live(projector.home().feed())) - batchSize;
  }

  long position() {
    return progress
        .version(projector.home(), version)
        .map(Progress::applied)
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
    Applied after = batch.isEmpty() ? passed(rows, target, applied) : applier.apply(batch, rows);
    progress.save(after.rows().values(), after.acknowledged());
  }

  /** What a retention took is not in the log any more, and is passed over. */
  private Applied passed(Map<Index, Progress> rows, long target, long applied) {
    long end =
        target == Long.MAX_VALUE ? progress.skippable(projector.home().feed(), applied) : target;
    Map<Index, Progress> after = new EnumMap<>(rows);
    after.replaceAll((_, row) -> row.advancedTo(end));
    return new Applied(after, Map.of());
  }
}
