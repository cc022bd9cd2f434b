package io.daybook.web.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Those who send much leave processors to others, and never wait for ever. */
class TurnsTest {

  private final Turns turns = new Turns();
  private final int all = turns.left();
  private SocketChannel socket;
  private Connection connection;

  @BeforeEach
  void connect() throws IOException {
    socket = SocketChannel.open();
    connection = new Connection(socket, turns, System::nanoTime);
  }

  @AfterEach
  void close() throws IOException {
    socket.close();
  }

  private void takeAll() {
    for (int i = 0; i < all; i++) {
      assertThat(turns.take()).isTrue();
    }
  }

  @Test
  void someProcessorsAreLeftToOthers() {
    assertThat(all)
        .isPositive()
        .isLessThanOrEqualTo(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
  }

  @Test
  void aConnectionHasOneTurnAtMostAndGivesItBackOnce() {
    connection.takeTurn();
    connection.takeTurn();
    assertThat(turns.left()).isEqualTo(all - 1);

    connection.endTurn();
    connection.endTurn();
    assertThat(turns.left()).isEqualTo(all);
  }

  @Test
  void whoWaitsLongGoesOnWithout() {
    takeAll();

    connection.takeTurn();
    connection.endTurn();

    assertThat(turns.left()).isZero();
  }

  @Test
  void whoWaitsGetsTheTurnThatIsGivenBack() throws InterruptedException {
    takeAll();
    Thread waiting = Thread.ofVirtual().start(connection::takeTurn);
    turns.giveBack();
    waiting.join();

    assertThat(turns.left()).isZero();
    connection.endTurn();
    assertThat(turns.left()).isEqualTo(1);
  }

  @Test
  void workThatFailsEndsItsTurnToo() {
    assertThatThrownBy(() ->
            connection.call(() ->
                Connection.inTurn(() -> {
                  assertThat(turns.left()).isEqualTo(all - 1);
                  throw new IllegalStateException("no JSON");
                })))
        .hasMessage("no JSON");
    assertThat(turns.left()).isEqualTo(all);
  }

  @Test
  void elsewhereThereAreNoTurns() {
    assertThat(Connection.inTurn(() -> "done")).isEqualTo("done");
  }
}
