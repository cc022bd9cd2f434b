package io.daybook.web.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SocketTest {

  private static EchoApp app;

  @BeforeAll
  static void start() {
    app =
        new EchoApp(
            "daybook.sockets.max-frame-size=64KB",
            "daybook.sockets.waiting-frames=100",
            "daybook.sockets.waiting-size=2MB");
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  @Test
  void aClientOfTheSubprotocolSaysWhoItIsFirst() throws Exception {
    try (TestClient client = TestClient.connect(app.uri())) {
      client.say("{\"type\":\"auth\",\"token\":\"anything\"}");

      assertThat(client.next()).isEqualTo("{\"type\":\"auth_success\"}");
      assertThat(client.say("hello").next()).isEqualTo("hello");
    }
  }

  @Test
  void anotherFirstWordEndsIt() {
    try (TestClient client = TestClient.connect(app.uri())) {
      assertThat(client.say("{\"type\":\"filter\"}").end())
          .isEqualTo("1008 Expected 'auth' message");
    }
    try (TestClient client = TestClient.connect(app.uri())) {
      assertThat(client.say("no json").end()).isEqualTo("1008 Expected 'auth' message");
    }
  }

  @Test
  void anOldClientBeginsAtOnce() throws Exception {
    try (TestClient client = TestClient.withoutSubprotocol(app.uri())) {
      assertThat(client.say("hello").next()).isEqualTo("hello");
    }
  }

  @Test
  void aPingIsAnswered() throws Exception {
    try (TestClient client = TestClient.connect(app.uri()).authenticate()) {
      assertThat(client.ping("are you there")).isEqualTo("are you there");
    }
  }

  @Test
  void aLongFrameComesWholeAndOneTooLongEndsIt() throws Exception {
    try (TestClient client = TestClient.connect(app.uri()).authenticate()) {
      String large = "x".repeat(60_000);

      assertThat(client.say(large).next()).isEqualTo(large);
      assertThat(client.say("x".repeat(70_000)).end()).startsWith("1009 ");
    }
  }

  @Test
  void aClientThatDoesNotReadIsClosedAndMakesNobodyWait() throws Exception {
    try (EchoApp alone = new EchoApp();
        TestClient slow = TestClient.lazy(alone.uri());
        TestClient other = TestClient.connect(alone.uri()).authenticate()) {
      opened(alone); // the other one
      slow.say("{\"type\":\"auth\"}");
      Socket socket = opened(alone);
      String frame = "x".repeat(50_000);

      for (int i = 0; i < 1000; i++) {
        socket.send(frame);
      }

      assertThat(other.say("still served").next()).isEqualTo("still served");
      slow.read();
      assertThat(slow.end()).isEqualTo("1013 Too slow: too many events wait for this client");
    }
  }

  private static Socket opened(EchoApp of) throws InterruptedException {
    return Objects.requireNonNull(of.echo().opened.poll(30, TimeUnit.SECONDS));
  }

  @Test
  void theEndpointHearsThatAClientIsGone() throws Exception {
    try (EchoApp alone = new EchoApp()) {
      try (TestClient _ = TestClient.withoutSubprotocol(alone.uri())) {
        opened(alone).close(1000, "done");
      }
      assertThat(alone.echo().closed.poll(30, TimeUnit.SECONDS)).isNotNull();
    }
  }

  @Test
  void aTokenIsAskedForWhereOneIsSet() throws Exception {
    try (EchoApp guarded = new EchoApp("daybook.auth.string=ann:secret")) {
      try (TestClient client = TestClient.connect(guarded.uri())) {
        assertThat(client.say("{\"type\":\"auth\",\"token\":\"ann:guess\"}").end())
            .isEqualTo("1008 Invalid token");
      }
      try (TestClient client = TestClient.connect(guarded.uri())) {
        assertThat(client.say("{\"type\":\"auth\",\"token\":null}").end())
            .isEqualTo("1008 Auth required but no token provided");
      }
      try (TestClient client = TestClient.connect(guarded.uri())) {
        assertThat(client.say("{\"type\":\"auth\",\"token\":\"ann:secret\"}").next())
            .contains("auth_success");
      }
      assertThatThrownBy(() -> TestClient.withoutSubprotocol(guarded.uri()))
          .hasRootCauseMessage("Unexpected HTTP response status code 403");
    }
  }

  @Test
  void clientsAreToldWhenTheServerStops() throws Exception {
    EchoApp stopping = new EchoApp();
    try (TestClient client = TestClient.connect(stopping.uri()).authenticate()) {
      stopping.close();

      assertThat(client.end()).isEqualTo("1001 Daybook is stopping");
    }
  }
}
