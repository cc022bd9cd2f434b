package io.daybook.query.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.ledger.EventMetadata;
import io.daybook.web.budget.ByteBudget;
import io.daybook.web.socket.Socket;
import io.daybook.wire.Json;
import io.daybook.wire.JsonBody;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What happens while a client is still told the past is held back, as far as there is room. */
class EventSubscriptionTest {

  private static final int MB = 1 << 20;

  private final ByteBudget budget = new ByteBudget(10 * MB);
  private final Listener listener = new Listener();
  private final EventSubscription subscription =
      new EventSubscription(listener, JsonBody.of(Json.object()).read(EventFilter.TYPE), budget);

  /** Remembers what it is told. */
  private static final class Listener implements Socket {
    final List<String> told = new ArrayList<>();
    final List<Integer> ends = new ArrayList<>();

    @Override
    public EventMetadata metadata() {
      return EventMetadata.SYSTEM;
    }

    @Override
    public void send(String frame) {
      told.add(frame);
    }

    @Override
    public boolean sendPatiently(String frame) {
      told.add(frame);
      return ends.isEmpty();
    }

    @Override
    public void close(int code, String reason) {
      ends.add(code);
    }
  }

  private static StreamedEvent event(String name, int size) {
    return new StreamedEvent(
        Json.object()
            .put("event", name)
            .put("occurred", "2026-11-22T12:00:00Z")
            .put("payload", "x".repeat(size)));
  }

  @Test
  void whatWasHeldBackComesInOrderAndIsGivenBack() throws InterruptedException {
    subscription.happened(event("first", MB));
    subscription.happened(event("second", MB));
    assertThat(budget.available()).isLessThan(6 * MB);
    assertThat(listener.told).isEmpty();

    subscription.goLive();
    subscription.happened(event("third", MB));

    assertThat(listener.told).hasSize(3);
    assertThat(listener.told.getFirst()).contains("first");
    assertThat(listener.told.getLast()).contains("third");
    assertThat(listener.ends).isEmpty();
    assertThat(budget.available()).isEqualTo(budget.size());
  }

  @Test
  void aFewLargeEventsAreTooManyAsManySmallOnesAre() {
    for (int i = 0; i < 5; i++) {
      subscription.happened(event("large", MB));
    }

    assertThat(listener.ends).isNotEmpty().containsOnly(Socket.TRY_AGAIN_LATER);
  }

  @Test
  void whereOthersHoldAllOfItNothingCanBeHeld() {
    try (ByteBudget.Lease others = budget.lease()) {
      assertThat(others.growTo(10 * MB, Duration.ZERO)).isTrue();
      subscription.happened(event("small", 1));
    }

    assertThat(listener.ends).containsOnly(Socket.TRY_AGAIN_LATER);
  }

  @Test
  void whatIsHeldForOneThatGoesIsGivenBack() {
    subscription.happened(event("first", MB));
    subscription.end();
    assertThat(budget.available()).isEqualTo(budget.size());

    subscription.happened(event("second", MB));
    assertThat(budget.available()).isEqualTo(budget.size());
  }
}
