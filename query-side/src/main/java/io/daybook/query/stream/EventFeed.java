package io.daybook.query.stream;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Tells every subscription what happens: it follows the run log as long as there is one. */
@Component
final class EventFeed {

  private static final Logger log = LoggerFactory.getLogger(EventFeed.class);

  private static final int AT_ONCE = 500;

  /** How far back a client is told at most: a time, and a number of positions of the run log. */
  private static final Duration PAST = Duration.ofMinutes(15);

  private static final int PAST_POSITIONS = 5_000;
  private static final int PAST_AT_ONCE = 50;

  private final LogStore store;
  private final FlowRunEvents events;
  private final InstantSource clock;
  private final List<EventSubscription> subscriptions = new CopyOnWriteArrayList<>();
  private long position = -1;

  EventFeed(LogStore store, FlowRunEvents events, InstantSource clock) {
    this.store = store;
    this.events = events;
    this.clock = clock;
  }

  /** Adds a subscription and tells it the past first; takes as long as the client takes to read. */
  void subscribe(EventSubscription subscription, boolean wantsPast) throws InterruptedException {
    long from = join(subscription);
    if (wantsPast) {
      tellPast(subscription, from);
    }
    subscription.goLive();
  }

  private synchronized long join(EventSubscription subscription) {
    if (subscriptions.isEmpty() || position < 0) {
      position = store.head(); // nobody was there to be told what came before
    }
    subscriptions.add(subscription);
    if (subscription.isOver()) {
      subscriptions.remove(subscription);
    }
    return position;
  }

  private void tellPast(EventSubscription subscription, long upTo) throws InterruptedException {
    Instant earliest = clock.instant().minus(PAST);
    Instant since = subscription.filter().since();
    Instant from = since == null || since.isBefore(earliest) ? earliest : since;
    long after = upTo - PAST_POSITIONS;
    List<RunRow> rows;
    do { // few at a time: there may be many clients
      rows = store.statesSince(from, after, upTo, PAST_AT_ONCE);
      for (RunRow row : rows) {
        StreamedEvent event = isAskedFor(row, List.of(subscription)) ? event(row) : null;
        if (event != null && !subscription.remember(event)) {
          return;
        }
        after = row.position();
      }
    } while (rows.size() == PAST_AT_ONCE);
  }

  /** Waits for nobody: it is called by threads that serve others. */
  void unsubscribe(EventSubscription subscription) {
    subscription.end();
    subscriptions.remove(subscription);
  }

  /** Tells what was appended to the run log since the last time. */
  synchronized void advance() {
    if (subscriptions.isEmpty()) {
      return;
    }
    long head = store.head();
    while (position < head) {
      List<RunRow> rows = store.states(position, head, AT_ONCE);
      for (RunRow row : rows) {
        tell(row);
        position = row.position(); // nobody hears it twice if PostgreSQL fails at the next
      }
      position = rows.size() < AT_ONCE ? head : rows.getLast().position();
    }
  }

  private void tell(RunRow row) {
    StreamedEvent event = isAskedFor(row, subscriptions) ? event(row) : null;
    if (event != null) {
      tell(event);
    }
  }

  private @Nullable StreamedEvent event(RunRow row) {
    try {
      return events.event(row);
    } catch (DataAccessException e) {
      throw e;
    } catch (RuntimeException e) { // the others must be told all the same
      log.error("The event at position {} of the run log can't be told", row.position(), e);
      return null;
    }
  }

  /** An event that a client sent: it is in no log. */
  void pass(ObjectNode event) {
    tell(new StreamedEvent(event));
  }

  private void tell(StreamedEvent event) {
    for (EventSubscription subscription : subscriptions) {
      try {
        subscription.happened(event);
      } catch (RuntimeException e) { // a filter may meet a document of any shape
        log.warn("An event could not be told to a client: {}", e.toString());
      }
    }
  }

  private static boolean isAskedFor(RunRow row, List<EventSubscription> subscriptions) {
    @Nullable String name = FlowRunEvents.name(row);
    return name != null && subscriptions.stream().anyMatch(s -> s.filter().mayInclude(name));
  }
}
