package io.daybook.command.audit;

import io.daybook.repeat.Repeating;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/**
 * Writes refusals down behind the requests: a bounded queue takes them, one thread stores many at a
 * time. What comes faster than that is counted. At an orderly stop everything is stored.
 */
@Component
final class RefusalLog implements DisposableBean {

  private static final int AT_ONCE = 200;
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Logger log = LoggerFactory.getLogger(RefusalLog.class);

  private final RefusalTable table;
  private final BlockingQueue<Refusal> queue;
  private final RefusalCounts counts = new RefusalCounts();
  private final List<Refusal> next = new ArrayList<>();
  private final Repeating repeating = new Repeating("refusals");

  RefusalLog(RefusalTable table, RefusalSettings settings) {
    this.table = table;
    this.queue = new ArrayBlockingQueue<>(settings.queue());
  }

  /** Never waits. */
  void refused(Refusal refusal) {
    if (!queue.offer(refusal)) {
      counts.unrecorded(refusal);
    }
  }

  /** Never waits. */
  void malformed(Instant at, String method, String path) {
    counts.malformed(at, method, path);
  }

  @EventListener(ApplicationReadyEvent.class)
  void start() {
    repeating.every(PATIENCE, "Refused requests were not written down", this::writeUntilClosed);
  }

  private void writeUntilClosed() throws InterruptedException {
    while (!repeating.isClosed()) {
      Refusal first = queue.poll(1, TimeUnit.SECONDS);
      write(first == null ? List.of() : List.of(first));
    }
  }

  // What could not be stored stays in next, for the next time.
  private synchronized void write(List<Refusal> taken) {
    next.addAll(taken);
    queue.drainTo(next, Math.max(0, AT_ONCE - next.size()));
    if (!next.isEmpty()) {
      store(List.copyOf(next));
      next.clear();
    }
    List<RefusalCounts.Row> rows = counts.take();
    try {
      table.count(rows);
    } catch (RuntimeException e) {
      counts.giveBack(rows);
      throw e;
    }
  }

  private void store(List<Refusal> refusals) {
    try {
      table.add(refusals);
    } catch (DataIntegrityViolationException e) { // one that can't be stored must not stop the rest
      if (refusals.size() == 1) {
        log.error("A refusal can't be written down; this is a bug, please report it", e);
        counts.unrecorded(refusals.getFirst());
      } else {
        refusals.forEach(refusal -> store(List.of(refusal)));
      }
    }
  }

  /** When no request can come any more. */
  @Override
  public void destroy() {
    repeating.close();
    try {
      do {
        write(List.of());
      } while (!queue.isEmpty());
    } catch (RuntimeException e) {
      log.error(
          "{} refused requests were not written down, as PostgreSQL did not answer when the node"
              + " stopped",
          queue.size() + next.size(),
          e);
    }
  }
}
