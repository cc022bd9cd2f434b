package io.daybook.query.projection;

import io.daybook.query.index.Feed;
import io.daybook.query.index.Index;
import io.daybook.query.index.Indices;
import io.daybook.query.index.SearchClient;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Fills the next version of a projection's indices from the first event while the live one goes on,
 * and exchanges them in one step. The version before is kept until the next rebuild.
 */
final class Rebuilds {
  private static final Logger LOG = LoggerFactory.getLogger(Rebuilds.class);

  private final Feed feed;
  private final TransactionOperations transactions;
  private final ProgressTable progress;
  private final LogTable table;
  private final Indices indices;
  private final DeadLetters letters;
  private final Folder folder;
  private final SearchClient client;
  private final ProgressBoard board;
  private final int batchSize;
  private final Set<String> running = ConcurrentHashMap.newKeySet();
  private final CountDownLatch stopped = new CountDownLatch(1);

  Rebuilds(
      Feed feed,
      TransactionOperations transactions,
      ProgressTable progress,
      LogTable table,
      Indices indices,
      DeadLetters letters,
      Folder folder,
      SearchClient client,
      ProgressBoard board,
      int batchSize) {
    this.feed = feed;
    this.transactions = transactions;
    this.progress = progress;
    this.table = table;
    this.indices = indices;
    this.letters = letters;
    this.folder = folder;
    this.client = client;
    this.board = board;
    this.batchSize = batchSize;
  }

  boolean isRunning(Projector<?> projector) {
    return running.contains(projector.name());
  }

  /**
   * Begins a rebuild in the background, or goes on with one that was interrupted.
   *
   * @return false if one is running here already
   */
  boolean start(Projector<?> projector) {
    if (!running.add(projector.name())) {
      return false;
    }
    Thread.ofVirtual().name("rebuild-" + projector.name()).start(() -> run(projector));
    return true;
  }

  /** Goes on with the rebuilds that were interrupted when the process ended. */
  void resume() {
    Map<Index, Progress> live = progress.live(feed);
    for (Projector<?> projector : Projectors.of(feed)) {
      if (candidate(projector, live) > 0) {
        LOG.info("Going on with the rebuild of {}", projector.name());
        start(projector);
      }
    }
  }

  /** What was created by other definitions of its indices: by an older version, mostly. */
  List<Projector<?>> outdated() {
    Map<Index, Progress> live = progress.live(feed);
    List<Projector<?>> outdated = new ArrayList<>();
    for (Projector<?> projector : Projectors.of(feed)) {
      if (!isCurrent(projector, live)) {
        outdated.add(projector);
      }
    }
    return outdated;
  }

  /** Rebuilds these, each as {@link #start} does. */
  void renew(List<Projector<?>> outdated) {
    for (Projector<?> projector : outdated) {
      if (start(projector)) {
        LOG.info(
            "The definition of {} has changed: it is rebuilt, and served as it is meanwhile",
            projector.name());
      }
    }
  }

  private boolean isCurrent(Projector<?> projector, Map<Index, Progress> rows) {
    return projector.indices().stream()
        .allMatch(index -> {
          Progress row = rows.get(index);
          return row == null || indices.isCurrent(index, row.version());
        });
  }

  /** Gives up what is tried again; the next start puts the aliases right. */
  void stop() {
    stopped.countDown();
  }

  private void run(Projector<?> projector) {
    int version = 0;
    try {
      long begin = System.nanoTime();
      version = Objects.requireNonNull(transactions.execute(_ -> prepare(projector)));
      Filling filling = filling(projector, version);
      while (filling.isFarBehind()) {
        transactions.executeWithoutResult(_ -> filling.step(Long.MAX_VALUE));
      }
      exchangeOrRestore(filling);
      board.publish(0, progress.live(feed));
      LOG.info(
          "{} was rebuilt as version {} in {} ms",
          projector.name(),
          version,
          (System.nanoTime() - begin) / 1_000_000);
    } catch (RuntimeException e) {
      if (isLive(projector, version)) {
        LOG.info("{} was rebuilt as version {} by another node", projector.name(), version);
        return;
      }
      LOG.error(
          "The rebuild of {} stopped; the live index is untouched. It goes on at the next start, or"
              + " with POST /api/projections/{}/rebuild",
          projector.name(),
          projector.name(),
          e);
    } finally {
      running.remove(projector.name());
    }
  }

  private boolean isLive(Projector<?> projector, int version) {
    try {
      Progress home = progress.live(feed).get(projector.home());
      return version > 0 && home != null && home.version() >= version;
    } catch (RuntimeException _) { // the database is what the rebuild failed of
      return false;
    }
  }

  /** The version above the live one; 0 if there is none. */
  private int candidate(Projector<?> projector, Map<Index, Progress> live) {
    Progress home = live.get(projector.home());
    return progress.others().stream()
        .filter(row -> row.index() == projector.home())
        .filter(row -> home != null && row.version() > home.version())
        .mapToInt(Progress::version)
        .max()
        .orElse(0);
  }

  /** One node at a time; the others then go on with what it has begun. In a transaction. */
  private int prepare(Projector<?> projector) {
    progress.lockRebuilds();
    Map<Index, Progress> live = progress.live(feed);
    int begun = candidate(projector, live);
    if (begun > 0 && isCurrent(projector, begun)) {
      return begun;
    }
    int version =
        1
            + live.values().stream()
                .filter(r -> r.index() == projector.home())
                .mapToInt(Progress::version)
                .max()
                .orElse(0);
    dropRetired(projector.indices());
    letters.ofVersion(version).removeAll(projector);
    for (Index index : projector.indices()) {
      indices.drop(index, version);
      indices.create(index, version);
    }
    projector.indices().forEach(index -> progress.add(index, version, false));
    return version;
  }

  private boolean isCurrent(Projector<?> projector, int version) {
    return projector.indices().stream().allMatch(index -> indices.isCurrent(index, version));
  }

  /** Those before the live one, and what was begun by another definition. */
  private void dropRetired(Collection<Index> of) {
    for (Progress retired : progress.others()) {
      if (of.contains(retired.index())) {
        indices.drop(retired.index(), retired.version());
        progress.remove(retired.index(), retired.version());
      }
    }
  }

  private Filling filling(Projector<?> projector, int version) {
    Applier applier = new Applier(client, indices, folder, letters.ofVersion(version));
    return new Filling(projector, version, applier, progress, table, batchSize);
  }

  private void exchangeOrRestore(Filling filling) {
    try {
      transactions.executeWithoutResult(_ -> exchange(filling));
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
      transactions.executeWithoutResult(_ -> {
        Map<Index, Progress> live = progress.lockAllLive(feed);
        live.keySet().retainAll(projector.indices());
        // Readers may have refreshed the other version meanwhile, and take this one for visible.
        live.values().forEach(row -> indices.refresh(row.index(), row.version()));
        live.values().forEach(row -> indices.promote(row.index(), row.version()));
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
    Map<Index, Progress> live = progress.lockAllLive(feed);
    long target = new Look(0, live).applied(filling.projector().indices());
    while (filling.position() < target) {
      filling.step(target);
    }
    Collection<Index> of = filling.projector().indices();
    of.forEach(index -> indices.refresh(index, filling.version()));
    of.forEach(index -> progress.promote(index, filling.version()));
    letters.ofVersion(filling.version()).promote(filling.projector());
    try {
      of.forEach(index -> indices.promote(index, filling.version()));
    } catch (RuntimeException e) {
      live.values().stream()
          .filter(row -> of.contains(row.index()))
          .forEach(row -> indices.promote(row.index(), row.version()));
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
