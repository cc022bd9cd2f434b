package io.daybook.web.connection;

import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All connections of a server: those that take too long are ended, and those that are too many. */
final class Connections {

  private static final Logger log = LoggerFactory.getLogger(Connections.class);
  private static final Duration PAUSE = Duration.ofMillis(250);
  private static final Duration HASTE = Duration.ofMillis(200);
  private static final Duration FOREVER = Duration.ofDays(100_000);

  /** Those that are not at work; any of them can go when there are too many. */
  private static final Set<Phase> WAITING = Set.of(Phase.NEW, Phase.HEAD, Phase.BODY, Phase.IDLE);

  /** As it was at one moment: it goes on while it is compared with others. */
  private record Waiting(Connection connection, boolean isSuspect, long age) {}

  private final Map<SocketChannel, Connection> all = new ConcurrentHashMap<>();
  private final ConnectionSettings settings;
  private final Turns turns = new Turns();
  private final LongSupplier nanoTime;

  Connections(ConnectionSettings settings) {
    this(settings, System::nanoTime);
  }

  Connections(ConnectionSettings settings, LongSupplier nanoTime) {
    this.settings = settings;
    this.nanoTime = nanoTime;
  }

  /**
   * How many there may be for the moment that it takes to end others; half a head holds much more
   * memory than a connection that waits.
   */
  static int reserve(ConnectionSettings settings) {
    return Math.max(16, settings.most() / 8);
  }

  void accepted(SocketChannel socket) {
    all.put(socket, new Connection(socket, turns, nanoTime));
    if (all.size() > settings.most() && staying() > settings.most()) {
      endOldest(WAITING);
    }
  }

  /** Those that were ended are there until their threads have closed them. */
  private long staying() {
    return all.values().stream().filter(c -> !c.isLate()).count();
  }

  void closed(@Nullable SocketChannel socket) {
    if (socket != null) {
      all.remove(socket);
    }
  }

  @Nullable Connection of(@Nullable SocketChannel socket) {
    return socket == null ? null : all.get(socket);
  }

  /** A client has sent half a head: there may not be many such. */
  void unfinished(Connection connection) {
    boolean isAnother = !connection.is(Phase.HEAD);
    connection.enter(Phase.HEAD);
    if (isAnother && count(Phase.HEAD) > reserve(settings)) {
      endOldest(Set.of(Phase.HEAD));
    }
  }

  /** How many are in a phase, and may stay. */
  long count(Phase phase) {
    return all.values().stream().filter(c -> c.is(phase) && !c.isLate()).count();
  }

  /** Some at once, since it is much work to find them. */
  private void endOldest(Set<Phase> phases) {
    List<Waiting> ended =
        all.values().stream()
            .filter(c -> !c.isLate() && phases.contains(c.phase()))
            .map(c -> new Waiting(c, isSuspect(c), c.age()))
            .sorted(Comparator.comparing(Waiting::isSuspect).thenComparing(Waiting::age).reversed())
            .limit(Math.max(1, reserve(settings) / 4))
            .toList();
    ended.forEach(waiting -> waiting.connection().endInput());
    log.debug("{} connections were ended, as there are too many", ended.size());
  }

  /** Whole heads come in one piece, or nearly so. */
  private static boolean isSuspect(Connection connection) {
    return switch (connection.phase()) {
      case HEAD -> connection.age() > HASTE.toNanos();
      case NEW -> connection.age() > 5 * HASTE.toNanos();
      case BODY, ANSWER, STREAM, IDLE -> false;
    };
  }

  /** Ends what takes too long, again and again until the latch is down. */
  void watch(CountDownLatch stopped) {
    try {
      while (!stopped.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
        sweep();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  void sweep() {
    for (Connection connection : all.values()) {
      connection.followAnswer();
      if (!connection.isOpen()) {
        all.values().remove(connection);
      } else if (!connection.isLate() && connection.age() > allowed(connection).toNanos()) {
        end(connection);
      }
    }
  }

  private static void end(Connection connection) {
    log.debug("A client took too long: {}", connection.phase());
    if (connection.is(Phase.ANSWER)) {
      connection.endOutput();
    } else {
      connection.endInput();
    }
  }

  private Duration allowed(Connection connection) {
    return switch (connection.phase()) {
      case NEW, HEAD -> settings.headTimeout();
      case BODY ->
          settings.bodyTimeout().plusSeconds(connection.received() / settings.bodyRate().toBytes());
      case ANSWER -> settings.answerTimeout();
      case IDLE -> settings.idleTimeout();
      case STREAM -> FOREVER;
    };
  }
}
