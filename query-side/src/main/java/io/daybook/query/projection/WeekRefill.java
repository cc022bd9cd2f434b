package io.daybook.query.projection;

import io.daybook.query.index.Feed;
import io.daybook.query.index.Index;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fills lost weeks of a weekly index again, each from its own part of the log, while the others
 * stay as they are. Then the index catches up with what was appended meanwhile, and is read and
 * written as before.
 */
final class WeekRefill {
  private static final Logger LOG = LoggerFactory.getLogger(WeekRefill.class);

  private final Feed feed;
  private final Stores stores;
  private final LogTable table;
  private final Folder folder;
  private final ProgressBoard board;
  private final int batchSize;
  private volatile boolean stopped;

  WeekRefill(
      Feed feed, Stores stores, LogTable table, Folder folder, ProgressBoard board, int batchSize) {
    this.feed = feed;
    this.stores = stores;
    this.table = table;
    this.folder = folder;
    this.board = board;
    this.batchSize = batchSize;
  }

  void stop() {
    stopped = true;
  }

  /** Whether it is known which weeks there must be: older versions of Daybook told of none. */
  boolean isPossible(Projector<?> projector) {
    Progress live = stores.progress().live(feed).get(projector.home());
    return projector.home().isWeekly()
        && live != null
        && stores.parts().of(List.of(live)).stream().anyMatch(part -> part.week() == null);
  }

  void run(Projector<?> projector) {
    long begin = System.nanoTime();
    Index index = projector.home();
    int version = Objects.requireNonNull(stores.progress().live(feed).get(index)).version();
    inTransaction(() -> makeLost(index, version));
    fillWeeks(projector, version);
    Filling rest =
        new Filling(
            projector, version, applier(stores.letters()), stores.progress(), table, batchSize);
    while (rest.isFarBehind()) {
      inTransaction(() -> rest.step(Long.MAX_VALUE));
    }
    inTransaction(() -> rejoin(rest));
    board.publish(0, stores.progress().live(feed));
    LOG.info(
        "What was lost of {} was filled again in {} ms",
        projector.name(),
        (System.nanoTime() - begin) / 1_000_000);
  }

  private void inTransaction(Runnable work) {
    boolean _ =
        isInTransaction(() -> {
          work.run();
          return true;
        });
  }

  private boolean isInTransaction(BooleanSupplier work) {
    if (stopped) {
      throw new IllegalStateException("stopped before it was done");
    }
    return Boolean.TRUE.equals(stores.transactions().execute(_ -> work.getAsBoolean()));
  }

  private Applier applier(DeadLetters letters) {
    return new Applier(stores, folder, letters);
  }

  private Inspection inspect(Index index, int version) {
    return stores.inspect(stores.progress().lock(List.of(index), version).values());
  }

  private void makeLost(Index index, int version) {
    Inspection inspection = inspect(index, version);
    for (Part part : inspection.expected()) {
      if (part.isToBeMade() || inspection.losses().containsKey(part)) {
        stores.indices().createAgain(index, part.name());
        stores.parts().setMade(part.name(), stores.found().get(part.name()));
        LOG.info("Created {}", part.name());
      }
    }
  }

  /** What can't be applied is one of the version's dead letters, until its week is whole. */
  private void fillWeeks(Projector<?> projector, int version) {
    DeadLetters letters = stores.letters().ofVersion(version);
    WeekFilling filling =
        new WeekFilling(projector, version, applier(letters), stores, table, batchSize);
    boolean more = true;
    while (more) {
      more = isInTransaction(filling::isFurther);
    }
    letters.removeAll(projector); // of weeks that a retention dropped meanwhile
  }

  /** Holds the live rows: nothing is applied to any live index until this one is among them. */
  private void rejoin(Filling rest) {
    Map<Index, Progress> live = stores.progress().lockAllLive(feed);
    while (rest.position() < Look.newest(live)) {
      rest.step(Look.newest(live));
    }
    Index index = rest.projector().home();
    if (!inspect(index, rest.version()).isWhole()) {
      throw new IllegalStateException("a part of it was lost meanwhile");
    }
    stores.indices().refresh(index, rest.version());
    stores.progress().setWhole(index, rest.version());
    stores.rebuilds().endLoss(rest.projector());
  }
}
