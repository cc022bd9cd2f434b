package io.daybook.query.stream;

import io.daybook.web.Paths;
import io.daybook.web.budget.Budgets;
import io.daybook.web.socket.Conversation;
import io.daybook.web.socket.Socket;
import io.daybook.web.socket.SocketEndpoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** {@code /api/events/out}: workers, runners and {@code --watch} hear here what happens to runs. */
@Component
final class EventsOut implements SocketEndpoint {

  private static final Logger log = LoggerFactory.getLogger(EventsOut.class);

  private final EventFeed feed;
  private final Budgets budgets;

  EventsOut(EventFeed feed, Budgets budgets) {
    this.feed = feed;
    this.budgets = budgets;
  }

  @Override
  public String path() {
    return Paths.EVENTS_OUT;
  }

  @Override
  public Conversation open(Socket socket) {
    return new Opening<>(
        socket, EventFilter.TYPE, (filter, message) -> stream(socket, filter, message));
  }

  private Conversation stream(Socket socket, EventFilter filter, JsonNode message) {
    EventSubscription subscription = new EventSubscription(socket, filter, budgets.sockets());
    boolean wantsPast = message.path("backfill").asBoolean(true);
    Thread.ofVirtual().name("events-out").start(() -> subscribe(socket, subscription, wantsPast));
    return new Streaming(() -> feed.unsubscribe(subscription));
  }

  private void subscribe(Socket socket, EventSubscription subscription, boolean wantsPast) {
    try {
      feed.subscribe(subscription, wantsPast);
    } catch (DataAccessException e) {
      log.warn("A client of the events is sent away, since PostgreSQL fails: {}", e.getMessage());
      socket.close(Socket.TRY_AGAIN_LATER, "PostgreSQL can't answer now");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) { // a client that hears nothing must not believe that all is well
      log.error("A client of the events is sent away", e);
      socket.close(Socket.TRY_AGAIN_LATER, "The events can't be told now");
    }
  }
}
