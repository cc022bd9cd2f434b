package io.daybook.query.projection;

import io.daybook.query.index.Feed;
import io.daybook.query.index.Index;
import io.daybook.query.index.Indices;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Brings indices and progress together before anything is applied: creates what is not there, and
 * lets what was lost in Elasticsearch be filled again from the first event.
 */
final class Bootstrap {
  private static final Logger LOG = LoggerFactory.getLogger(Bootstrap.class);

  private final Feed feed;
  private final JdbcClient jdbc;
  private final TransactionOperations transactions;
  private final ProgressTable progress;
  private final Indices indices;
  private final DeadLetters letters;

  Bootstrap(
      Feed feed,
      JdbcClient jdbc,
      TransactionOperations transactions,
      ProgressTable progress,
      Indices indices,
      DeadLetters letters) {
    this.feed = feed;
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.progress = progress;
    this.indices = indices;
    this.letters = letters;
  }

  void run() {
    transactions.executeWithoutResult(_ -> {
      // One node at a time; nobody else uses this key.
      jdbc.sql("select pg_advisory_xact_lock(hashtext('daybook projection bootstrap'))")
          .query()
          .listOfRows();
      Map<Index, Progress> live = progress.lockLive(feed);
      Map<Index, Integer> begun = new EnumMap<>(Index.class);
      Projectors.of(feed).forEach(projector -> begun.putAll(prepare(projector, live)));
      create(begun);
    });
  }

  /** Returns the versions that begin empty. */
  private Map<Index, Integer> prepare(Projector<?> projector, Map<Index, Progress> live) {
    boolean complete =
        projector.indices().stream().allMatch(index -> isThere(index, live.get(index)));
    if (complete) {
      return Map.of();
    }
    int version = 1 + live.getOrDefault(projector.home(), none(projector)).version();
    letters.removeAll(projector);
    Map<Index, Integer> begun = new EnumMap<>(Index.class);
    for (Index index : projector.indices()) {
      begin(index, version, live.get(index));
      begun.put(index, version);
    }
    return begun;
  }

  /** All at once: each takes Elasticsearch some time, but they don't wait for one another. */
  private void create(Map<Index, Integer> versions) {
    List<Future<?>> created = new ArrayList<>();
    try (ExecutorService all = Executors.newVirtualThreadPerTaskExecutor()) {
      versions.forEach(
          (index, version) -> created.add(all.submit(() -> indices.createLive(index, version))));
    }
    for (Future<?> one : created) {
      if (one.state() == Future.State.FAILED) {
        throw new IllegalStateException(
            "indices can't be created: " + one.exceptionNow().getMessage(), one.exceptionNow());
      }
    }
  }

  private static Progress none(Projector<?> projector) {
    return new Progress(projector.home(), 0, 0, 0, 0);
  }

  private boolean isThere(Index index, @Nullable Progress row) {
    if (row == null || !indices.exists(index, row.version())) {
      return false;
    }
    if (!indices.isLive(index, row.version())) { // killed between the alias and the row
      indices.promote(index, row.version());
    }
    return true;
  }

  private void begin(Index index, int version, @Nullable Progress lost) {
    if (lost != null) {
      LOG.warn(
          "Elasticsearch has lost {} version {}: it is filled again from the log",
          index.key(),
          lost.version());
      progress.remove(index, lost.version());
    }
    progress.remove(index, version);
    progress.add(index, version, true);
  }
}
