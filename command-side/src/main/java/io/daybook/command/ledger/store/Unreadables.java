package io.daybook.command.ledger.store;

import io.daybook.ledger.Unreadable;
import io.daybook.ledger.UnreadableAggregateException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The aggregates whose states this node could not tell. Each is told in the log once; whoever works
 * on many passes over them. A clock looks at them again, and writes them down for those who ask.
 */
public final class Unreadables {
  private static final Logger log = LoggerFactory.getLogger(Unreadables.class);

  /**
   * One of them.
   *
   * @param times how often it was come upon since the count was last taken
   */
  public record Known(AggregateType type, Unreadable why, AtomicLong times) {}

  private final Map<UUID, Known> known = new ConcurrentHashMap<>();

  /** Answers what the question does; an aggregate that can't be read is taken note of. */
  public <T extends @Nullable Object> T telling(AggregateType type, Supplier<T> question) {
    try {
      return question.get();
    } catch (UnreadableAggregateException e) {
      add(type, e.unreadable());
      throw e;
    }
  }

  /** Takes note of an aggregate that was passed over, or of whose change nothing comes. */
  public void add(AggregateType type, Unreadable why) {
    Known fresh = new Known(type, why, new AtomicLong());
    Known present = known.putIfAbsent(why.aggregateId(), fresh);
    (present == null ? fresh : present).times().incrementAndGet();
    if (present == null) {
      log.error(
          "{} {} can't be read by this version and is passed over: its event {} at position {}: {}."
              + " A newer version may read it; it can be deleted. GET /api/projections names it as"
              + " long as this is so",
          type.storedName(),
          why.aggregateId(),
          why.eventName(),
          why.position(),
          why.reason());
    }
  }

  /** It can be read, or is not there any more. */
  public void remove(UUID aggregateId) {
    known.remove(aggregateId);
  }

  public Collection<Known> all() {
    return List.copyOf(known.values());
  }

  public int count() {
    return known.size();
  }

  /** The ids of those of a kind, for statements that leave them out. */
  public UUID[] ids(AggregateType type) {
    return known.values().stream()
        .filter(one -> one.type() == type)
        .map(one -> one.why().aggregateId())
        .toArray(UUID[]::new);
  }
}
