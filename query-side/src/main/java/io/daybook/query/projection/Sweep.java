package io.daybook.query.projection;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares all documents with what the log says, slowly, one projection after another, again and
 * again.
 */
final class Sweep {
  private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);

  private final Repairs repairs;
  private final ProjectionSettings settings;
  private final Map<String, Instant> swept = new ConcurrentHashMap<>();
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
}
