package io.daybook.standalone;

import io.daybook.embedded.ServerDeath;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts a dead child again, unless it keeps dying: then Daybook had better end and say so. */
final class Revival {
  private static final Logger LOG = LoggerFactory.getLogger(Revival.class);
  private static final Duration WINDOW = Duration.ofMinutes(10);

  private final int allowed;
  private final InstantSource clock;
  private final Consumer<String> giveUp;
  private final Deque<Instant> deaths = new ArrayDeque<>();

  /**
   * @param allowed restarts within ten minutes
   * @param giveUp told why Daybook must end
   */
  Revival(int allowed, InstantSource clock, Consumer<String> giveUp) {
    this.allowed = allowed;
    this.clock = clock;
    this.giveUp = giveUp;
  }

  synchronized void revive(ServerDeath death, Runnable restart) {
    Instant now = clock.instant();
    deaths.removeIf(past -> past.plus(WINDOW).isBefore(now));
    deaths.add(now);
    if (deaths.size() > allowed) {
      giveUp.accept(
          "%s died %d times within %d minutes; the last time: %s"
              .formatted(death.server(), deaths.size(), WINDOW.toMinutes(), death.reason()));
      return;
    }
    LOG.warn("{} died and is started again. {}", death.server(), death.reason());
    try {
      restart.run();
      LOG.info("{} is back", death.server());
    } catch (RuntimeException e) {
      giveUp.accept(death.server() + " died and can't be started again: " + e.getMessage());
    }
  }
}
