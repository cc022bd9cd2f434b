package io.daybook.web.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;

class ConnectionsTest {

  private static final ConnectionSettings SETTINGS =
      new ConnectionSettings(
          64,
          Duration.ofSeconds(10),
          Duration.ofSeconds(30),
          DataSize.ofKilobytes(256),
          Duration.ofMinutes(5),
          Duration.ofMinutes(1));

  private final AtomicLong clock = new AtomicLong();
  private final Connections connections = new Connections(SETTINGS, clock::get);
  private final List<SocketChannel> clients = new ArrayList<>();
  private ServerSocketChannel server;

  @BeforeEach
  void listen() throws IOException {
    server = ServerSocketChannel.open();
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 500);
  }

  @AfterEach
  void close() throws IOException {
    server.close();
    for (SocketChannel client : clients) {
      client.close();
    }
  }

  private Connection come(Phase phase) throws IOException {
    clients.add(SocketChannel.open(server.getLocalAddress()));
    SocketChannel accepted = server.accept();
    clients.add(accepted);
    connections.accepted(accepted);
    Connection connection = Objects.requireNonNull(connections.of(accepted));
    connection.enter(phase);
    return connection;
  }

  private void sweepAfter(Duration time) {
    clock.set(time.toNanos());
    connections.sweep();
  }

  private void pass(Duration time) {
    clock.addAndGet(time.toNanos());
  }

  @ParameterizedTest
  @CsvSource({
    "NEW, 9, 11",
    "HEAD, 9, 11",
    "BODY, 29, 31",
    "ANSWER, 299, 301",
    "IDLE, 59, 61",
    "STREAM, 1000000, -1"
  })
  void eachPhaseHasItsTime(Phase phase, int inTime, int late) throws IOException {
    Connection connection = come(phase);

    sweepAfter(Duration.ofSeconds(inTime));
    assertThat(connection.isLate()).isFalse();
    sweepAfter(Duration.ofSeconds(late));
    assertThat(connection.isLate()).isEqualTo(late > 0);
  }

  @Test
  void aBodyHasASecondMoreForEachPartOfIt() throws IOException {
    Connection connection = come(Phase.BODY);
    connection.received(10 * 256 * 1024);

    sweepAfter(Duration.ofSeconds(39));
    assertThat(connection.isLate()).isFalse();
    sweepAfter(Duration.ofSeconds(41));
    assertThat(connection.isLate()).isTrue();
  }

  @Test
  void theNextBodyBeginsFromNothing() throws IOException {
    Connection connection = come(Phase.BODY);
    connection.received(1 << 30);
    connection.enterAnew(Phase.BODY);

    sweepAfter(Duration.ofSeconds(31));
    assertThat(connection.isLate()).isTrue();
  }

  @Test
  void anAnswerMayTakeLongWhileItGoesOn() throws IOException {
    Connection connection = come(Phase.ANSWER);
    AtomicLong written = new AtomicLong();
    connection.answering(written::get);
    for (int i = 1; i <= 10; i++) {
      written.addAndGet(1);
      sweepAfter(Duration.ofSeconds(i * 299L));
      assertThat(connection.isLate()).isFalse();
    }

    sweepAfter(Duration.ofSeconds(10 * 299 + 299));
    assertThat(connection.isLate()).isFalse();
    sweepAfter(Duration.ofSeconds(10 * 299 + 301));
    assertThat(connection.isLate()).isTrue();
  }

  @Test
  void halfHeadsGoFirstAndWhoIsAtWorkStays() throws IOException {
    Connection idle = come(Phase.IDLE);
    Connection working = come(Phase.ANSWER);
    Connection stream = come(Phase.STREAM);
    pass(Duration.ofSeconds(5));
    Connection half = come(Phase.HEAD);
    for (int i = 0; i < 60; i++) {
      come(Phase.BODY);
    }
    pass(Duration.ofSeconds(1));
    assertThat(half.isLate()).isFalse();

    Connection newest = come(Phase.NEW);

    assertThat(half.isLate()).isTrue();
    assertThat(List.of(newest, working, stream))
        .allSatisfy(connection -> assertThat(connection.isLate()).isFalse());
    assertThat(idle.isLate()).isTrue(); // four go at once, and it has waited longest
  }

  @Test
  void whoHasJustComeStaysWhateverTheOthersDo() throws IOException {
    for (Phase phase : List.of(Phase.NEW, Phase.HEAD, Phase.BODY, Phase.IDLE)) {
      for (int i = 0; i < 200; i++) {
        pass(Duration.ofMillis(1));
        Connection last = come(Phase.NEW);
        assertThat(last.isLate()).isFalse();
        pass(Duration.ofMillis(1));
        come(phase);
        assertThat(last.isLate()).isFalse();
      }
    }
  }

  @Test
  void thereAreFewHalfHeads() throws IOException {
    List<Connection> all = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      Connection connection = come(Phase.NEW);
      pass(Duration.ofMillis(1));
      connections.unfinished(connection);
      all.add(connection);
    }

    assertThat(connections.count(Phase.HEAD)).isLessThanOrEqualTo(Connections.reserve(SETTINGS));
    assertThat(all.getFirst().isLate()).isTrue();
    assertThat(all.getLast().isLate()).isFalse();
  }

  @Test
  void whatChangesWhileItIsComparedIsInNobodysWay() throws IOException {
    long seed = new Random().nextLong();
    System.getLogger("seed").log(System.Logger.Level.INFO, "seed {0}", seed);
    Random random = new Random(seed);
    Connections restless =
        new Connections(SETTINGS, () -> random.nextLong(TimeUnit.SECONDS.toNanos(2)));
    for (int i = 0; i < 400; i++) {
      clients.add(SocketChannel.open(server.getLocalAddress()));
      SocketChannel accepted = server.accept();
      clients.add(accepted);
      restless.accepted(accepted);
    }
    assertThat(restless.count(Phase.NEW)).as("seed %d", seed).isLessThanOrEqualTo(64);
  }

  @Test
  void whoIsGoneIsForgotten() throws IOException {
    come(Phase.IDLE);
    assertThat(connections.count(Phase.IDLE)).isEqualTo(1);

    for (SocketChannel client : clients) {
      client.close();
    }
    sweepAfter(Duration.ZERO);

    assertThat(connections.count(Phase.IDLE)).isZero();
  }
}
