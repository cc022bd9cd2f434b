package io.daybook.command.event;

import io.daybook.web.Paths;
import io.daybook.web.budget.Budgets;
import io.daybook.web.socket.Conversation;
import io.daybook.web.socket.Socket;
import io.daybook.web.socket.SocketEndpoint;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** {@code /api/events/in}: engines tell here what their task runs do. */
@Component
final class EventsIn implements SocketEndpoint, DisposableBean {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final EventRecorder recorder;
  private final Budgets budgets;
  private final Set<Thread> recording = ConcurrentHashMap.newKeySet();

  EventsIn(EventRecorder recorder, Budgets budgets) {
    this.recorder = recorder;
    this.budgets = budgets;
  }

  @Override
  public String path() {
    return Paths.EVENTS_IN;
  }

  @Override
  public Conversation open(Socket socket) {
    EventIntake intake = new EventIntake(recorder, budgets.sockets());
    Thread.ofVirtual().name("events-in").start(() -> record(intake, socket));
    return intake;
  }

  private void record(EventIntake intake, Socket socket) {
    recording.add(Thread.currentThread());
    try {
      intake.run(socket.metadata());
    } finally {
      recording.remove(Thread.currentThread());
    }
  }

  /** What clients sent is recorded before the database is closed. */
  @Override
  public void destroy() throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    for (Thread thread : Set.copyOf(recording)) {
      thread.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
    }
  }
}
