package io.daybook.query.projection;

import io.daybook.repeat.Repeating;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Compares all documents with what the log says, slowly, one projection after another, again and
 * again.
 */
final class Sweep implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);

  private final Repairs repairs;
  private final ProjectionSettings settings;
  private final Map<String, Instant> swept = new ConcurrentHashMap<>();
  private final Repeating repeating = new Repeating("sweep");
  private volatile boolean running;
  private int next;
  private @Nullable Comparison comparison;

  Sweep(Repairs repairs, ProjectionSettings settings) {
    this.repairs = repairs;
    this.settings = settings;
  }

  /** When this node had last compared all documents of a projection; null: not yet. */
  @Nullable Instant sweptAt(Projector<?> projector) {
    return swept.get(projector.name());
  }

  /** What is lost or away is looked at in its next turn; that it is so is told by others. */
  void step() {
    Projector<?> projector = Projectors.ALL.get(next);
    Comparison current = comparison == null ? repairs.compare(projector) : comparison;
    try {
      if (current.isFurther(settings.sweepSize())) {
        comparison = current;
        return;
      }
      swept.put(projector.name(), Instant.now());
    } catch (RuntimeException e) {
      LOG.debug("The documents of {} were not compared: {}", projector.name(), e.toString());
    }
    comparison = null;
    next = (next + 1) % Projectors.ALL.size();
  }

  @Override
  public void start() {
    running = true;
    repeating.afterEvery(settings.sweepPause(), "Documents are not compared", this::step);
  }

  @Override
  public void stop() {
    running = false;
    repeating.close();
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
