package io.daybook.query.projection;

import io.daybook.query.index.Feed;
import io.daybook.query.index.Index;
import io.daybook.repeat.Repeating;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;

/**
 * The rebuilds of a feed's projections. Each is asked for by a row, which stays until it is done: a
 * node that starts again goes on with it, and when one dies another takes it up.
 */
final class Rebuilds {
  private static final Logger LOG = LoggerFactory.getLogger(Rebuilds.class);
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final Feed feed;
  private final Stores stores;
  private final Rebuild rebuild;
  private final WeekRefill refill;
  private final Duration claimTimeout;
  private final String owner = ProcessHandle.current().pid() + "-" + UUID.randomUUID();
  private final Set<String> running = ConcurrentHashMap.newKeySet();
  private final Repeating repeating;
  private volatile boolean begun;

  Rebuilds(Feed feed, Stores stores, Rebuild rebuild, WeekRefill refill, Duration claimTimeout) {
    this.feed = feed;
    this.stores = stores;
    this.rebuild = rebuild;
    this.refill = refill;
    this.claimTimeout = claimTimeout;
    this.repeating = new Repeating(feed.key() + "-rebuilds");
  }

  /**
   * Asks for one; from then on it is not forgotten.
   *
   * @return false if it was asked for already
   */
  boolean request(Projector<?> projector, RebuildReason reason) {
    boolean added = stores.rebuilds().add(projector, reason);
    lookSoon();
    return added;
  }

  /** Whether one was asked for that is not done. */
  boolean isOpen(Projector<?> projector) {
    return stores.rebuilds().of(projector).isPresent();
  }

  /** Asks for those that the state of the indices calls for. */
  void requestWhatIsDue() {
    Map<Index, Progress> live = stores.progress().live(feed);
    for (Projector<?> projector : Projectors.of(feed)) {
      if (new Look(0, live).lost(projector.indices()).isPresent()) {
        request(projector, RebuildReason.LOST);
      } else if (rebuild.isBegun(projector, live)) {
        request(projector, RebuildReason.ASKED);
      } else if (!rebuild.isCurrent(projector, live)
          && request(projector, RebuildReason.OUTDATED)) {
        LOG.info(
            "The definition of {} has changed: it is rebuilt, and served as it is meanwhile",
            projector.name());
      }
    }
  }

  /** Takes up what anybody asks for, from now on. */
  void start() {
    begun = true;
    repeating.every(LOOK, "Rebuilds that were asked for are not begun", this::takeUp);
  }

  /** Looks now whether something was asked for; returns at once. */
  void lookSoon() {
    if (begun) {
      Thread.ofVirtual().name(feed.key() + "-rebuilds").start(this::takeUp);
    }
  }

  /** While PostgreSQL is away there is nothing to be taken up, and others say so. */
  private synchronized void takeUp() {
    try {
      if (!running.isEmpty()) {
        stores.rebuilds().renew(running, owner);
      }
      for (RebuildRequest request : stores.rebuilds().all()) {
        Projectors.named(request.projection())
            .filter(projector -> projector.home().feed() == feed)
            .ifPresent(projector -> takeUp(projector, request));
      }
    } catch (RuntimeException e) {
      LOG.debug("Rebuilds are not looked for: {}", e.toString());
    }
  }

  private void takeUp(Projector<?> projector, RebuildRequest request) {
    if (begun && running.add(projector.name())) {
      if (isClaimed(projector)) {
        Thread.ofVirtual().name("rebuild-" + projector.name()).start(() -> run(projector, request));
      } else {
        running.remove(projector.name());
      }
    }
  }

  private boolean isClaimed(Projector<?> projector) {
    try {
      return stores.rebuilds().claim(projector.name(), owner, claimTimeout);
    } catch (RuntimeException e) { // it is not running, and is taken up by a later look
      running.remove(projector.name());
      throw e;
    }
  }

  private void run(Projector<?> projector, RebuildRequest request) {
    try {
      if (request.reason() == RebuildReason.LOST && refill.isPossible(projector)) {
        refill.run(projector);
      } else {
        rebuild.run(projector);
      }
    } catch (RuntimeException e) {
      stores.weeks().forget();
      failed(projector, request, e);
    } finally {
      running.remove(projector.name());
    }
  }

  private void failed(Projector<?> projector, RebuildRequest request, RuntimeException e) {
    try {
      if (!isOpen(projector)) {
        LOG.info("The rebuild of {} was done by another node", projector.name());
      } else if (begun) {
        tell(projector, request, e);
        String why = "" + NestedExceptionUtils.getMostSpecificCause(e).getMessage();
        stores.rebuilds().failed(projector.name(), owner, why);
      }
    } catch (RuntimeException alsoAway) { // then its claim ends by itself
      LOG.debug("A rebuild could not be put off: {}", alsoAway.toString());
    }
  }

  private static void tell(Projector<?> projector, RebuildRequest request, RuntimeException e) {
    String text = "The rebuild of {} is tried again, what is live is untouched: {}";
    if (request.failures() == 0) {
      LOG.warn(text, projector.name(), e.getMessage(), e);
    } else {
      LOG.debug(text, projector.name(), e.getMessage());
    }
  }

  void stop() {
    begun = false;
    rebuild.stop();
    refill.stop();
    repeating.close();
    try {
      stores.rebuilds().release(owner);
    } catch (RuntimeException e) { // then its claims end by themselves
      LOG.debug("Rebuilds could not be released: {}", e.toString());
    }
  }
}
