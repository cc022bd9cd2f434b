package io.daybook.query.projection;

import io.daybook.query.index.Feed;
import io.daybook.query.index.Index;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fills the next version of a projection's indices from the first event while the live one goes on,
 * and exchanges them in one step. The version before is kept until the next rebuild.
 */
final class Rebuild {
  private static final Logger LOG = LoggerFactory.getLogger(Rebuild.class);

  private final Feed feed;
  private final Stores stores;
  private final LogTable table;
  private final Folder folder;
  private final ProgressBoard board;
  private final int batchSize;
  private final CountDownLatch stopped = new CountDownLatch(1);

  Rebuild(
      Feed feed, Stores stores, LogTable table, Folder folder, ProgressBoard board, int batchSize) {
    this.feed = feed;
    this.stores = stores;
    this.table = table;
    this.folder = folder;
    this.board = board;
    this.batchSize = batchSize;
  }

  /** Whether the next version is being filled. */
  boolean isBegun(Projector<?> projector, Map<Index, Progress> live) {
    return candidate(projector, live) > 0;
  }

  /** Whether the live version was created by the definitions of its indices as they are now. */
  boolean isCurrent(Projector<?> projector, Map<Index, Progress> live) {
    return projector.indices().stream()
        .allMatch(index -> {
          Progress row = live.get(index);
          return row == null || stores.indices().isCurrent(index, row.version());
        });
  }

  /** Gives up what is tried again; the next start puts the aliases right. */
  void stop() {
    stopped.countDown();
  }

  /** Begins one, or goes on with one that was begun, and brings it to its end. */
  void run(Projector<?> projector) {
    long begin = System.nanoTime();
    int version = Objects.requireNonNull(stores.transactions().execute(_ -> prepare(projector)));
    Filling filling = filling(projector, version);
    while (filling.isFarBehind()) {
      requireRunning();
      stores.transactions().executeWithoutResult(_ -> filling.step(Long.MAX_VALUE));
    }
    exchangeOrRestore(filling);
    board.publish(0, stores.progress().live(feed));
    LOG.info(
        "{} was rebuilt as version {} in {} ms",
        projector.name(),
        version,
        (System.nanoTime() - begin) / 1_000_000);
  }

  private void requireRunning() {
    if (stopped.getCount() == 0) {
      throw new IllegalStateException("stopped before it was done");
    }
  }

  /** The version above the live one; 0 if there is none. */
  private int candidate(Projector<?> projector, Map<Index, Progress> live) {
    Progress home = live.get(projector.home());
    return stores.progress().others().stream()
        .filter(row -> row.index() == projector.home())
        .filter(row -> home != null && row.version() > home.version())
        .mapToInt(Progress::version)
        .max()
        .orElse(0);
  }

  /** One node at a time; the others then go on with what it has begun. In a transaction. */
  private int prepare(Projector<?> projector) {
    stores.progress().lockRebuilds();
    Map<Index, Progress> live = stores.progress().live(feed);
    int begun = candidate(projector, live);
    if (begun > 0 && isUsable(projector, begun)) {
      return begun;
    }
    Progress home = live.get(projector.home());
    int version = home == null ? 1 : home.version() + 1;
    dropOthers(projector.indices());
    stores.letters().ofVersion(version).removeAll(projector);
    for (Index index : projector.indices()) {
      stores.indices().drop(index, version);
      stores.create(index, version);
    }
    return version;
  }

  private boolean isUsable(Projector<?> projector, int version) {
    Collection<Progress> rows = stores.progress().lock(projector.indices(), version).values();
    return stores.inspect(rows).isWhole()
        && projector.indices().stream()
            .allMatch(index -> stores.indices().isCurrent(index, version));
  }

  /** Those before the live one, and what was begun by another definition, or lost. */
  private void dropOthers(Collection<Index> of) {
    for (Progress other : stores.progress().others()) {
      if (of.contains(other.index())) {
        stores.indices().drop(other.index(), other.version());
        stores.progress().remove(other.index(), other.version());
      }
    }
  }

  private Filling filling(Projector<?> projector, int version) {
    Applier applier = new Applier(stores, folder, stores.letters().ofVersion(version));
    return new Filling(projector, version, applier, stores.progress(), table, batchSize);
  }

  private void exchangeOrRestore(Filling filling) {
    try {
      stores.transactions().executeWithoutResult(_ -> exchange(filling));
    } catch (RuntimeException e) {
      boolean restored = isRestored(filling.projector());
      while (!restored && pause()) {
        restored = isRestored(filling.projector());
      }
      throw e;
    }
  }

  /**
   * Puts the live versions behind the aliases again, whatever came of the exchange: the commit may
   * have failed, or Elasticsearch may do later what it did not acknowledge in time. It does so in
   * order, so that what it acknowledges now is the last word.
   */
  private boolean isRestored(Projector<?> projector) {
    try {
      stores
          .transactions()
          .executeWithoutResult(_ -> {
            Map<Index, Progress> live = Look.whole(stores.progress().lockAllLive(feed));
            live.keySet().retainAll(projector.indices());
            // Readers may have refreshed the other version meanwhile, and take this one for
            // visible.
            live.values().forEach(row -> stores.indices().refresh(row.index(), row.version()));
            live.values().forEach(row -> stores.indices().promote(row.index(), row.version()));
          });
      return true;
    } catch (RuntimeException e) {
      LOG.warn(
          "The aliases of {} can't be put back now and are tried again, reads may be old. Are"
              + " Elasticsearch and PostgreSQL up? {}",
          projector.name(),
          e.toString());
      return false;
    }
  }

  /** Holds the live rows: nothing is applied to any live index until the exchange is committed. */
  private void exchange(Filling filling) {
    Map<Index, Progress> live = stores.progress().lockAllLive(feed);
    long target = Look.newest(live);
    while (filling.position() < target) {
      filling.step(target);
    }
    Collection<Index> of = filling.projector().indices();
    if (!stores.inspect(stores.progress().lock(of, filling.version()).values()).isWhole()) {
      throw new IllegalStateException("version " + filling.version() + " was lost meanwhile");
    }
    of.forEach(index -> stores.indices().refresh(index, filling.version()));
    of.forEach(index -> stores.progress().promote(index, filling.version()));
    stores.letters().ofVersion(filling.version()).promote(filling.projector());
    stores.rebuilds().remove(filling.projector());
    try {
      of.forEach(index -> stores.indices().promote(index, filling.version()));
    } catch (RuntimeException e) {
      Look.whole(live).values().stream()
          .filter(row -> of.contains(row.index()))
          .forEach(row -> stores.indices().promote(row.index(), row.version()));
      throw e;
    }
  }

  /** False if it was stopped meanwhile. */
  private boolean pause() {
    try {
      return !stopped.await(1, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      return false;
    }
  }
}
