package io.daybook.web.socket;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.daybook.web.RawRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Who does not say who it is, what it wants, or the rest of a frame, keeps neither place nor
 * memory.
 */
class SlowSocketTest {

  private static final String FULL = "Unexpected HTTP response status code 503";

  private static void assertNothingIsHeld(EchoApp app) {
    await().atMost(60, SECONDS).until(app::held, held -> held == 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ann:secret"})
  void whoDoesNotSayWhoItIsIsSentAway(String auth) throws Exception {
    try (EchoApp app =
            new EchoApp("daybook.sockets.first-word=500ms", "daybook.auth.string=" + auth);
        TestClient silent = TestClient.connect(app.uri());
        TestClient halfSilent = TestClient.connect(app.uri()).begin("{\"type\":")) {
      assertThat(silent.end()).startsWith("1008 Nothing was said in time");
      assertThat(halfSilent.end()).startsWith("1008 Nothing was said in time");
      assertThat(app.echo().opened).isEmpty();
    }
  }

  @Test
  void aServerThatBeginsAgainSendsThemAwayAgain() {
    try (EchoApp app = new EchoApp("daybook.sockets.first-word=500ms")) {
      app.restart();
      try (TestClient silent = TestClient.connect(app.uri())) {
        assertThat(silent.end()).startsWith("1008 Nothing was said in time");
      }
    }
  }

  @Test
  void whoHasSaidItMayBeSilent() throws Exception {
    try (EchoApp app = new EchoApp("daybook.sockets.first-word=500ms");
        TestClient known = TestClient.connect(app.uri()).authenticate();
        TestClient old = TestClient.withoutSubprotocol(app.uri());
        TestClient unknown = TestClient.connect(app.uri())) {
      unknown.end();
      assertThat(known.say("still here").next()).isEqualTo("still here");
      assertThat(old.say("so am I").next()).isEqualTo("so am I");
    }
  }

  @Test
  void aConversationThatHasNotBegunEndsToo() {
    try (EchoApp app = new EchoApp("daybook.sockets.first-word=500ms")) {
      app.echo().hasBegun = false;
      try (TestClient old = TestClient.withoutSubprotocol(app.uri())) {
        assertThat(old.end()).startsWith("1008 Nothing was said in time");
      }
    }
  }

  @Test
  void theFirstWordIsShort() {
    try (EchoApp app = new EchoApp()) {
      for (int size : List.of(5_000, 3_900_000)) {
        try (TestClient client = TestClient.connect(app.uri()).begin("x".repeat(size))) {
          assertThat(client.end()).startsWith("1009 ");
        }
      }
      assertNothingIsHeld(app);
    }
  }

  @Test
  void nothingButTextIsListenedTo() {
    try (EchoApp app = new EchoApp();
        TestClient client = TestClient.connect(app.uri()).sayBytes(100)) {
      assertThat(client.end()).startsWith("1003 Frames are text here");
    }
  }

  @Test
  void whatIsSentAfterTheEndIsLeftWhereItIs() throws Exception {
    try (EchoApp app = new EchoApp()) {
      assertThat(Flood.send(app.port(), 128)).isLessThan(64); // buffers of the network
    }
  }

  @Test
  void aFrameThatDoesNotEndEndsItsSocketAndHoldsNothing() throws Exception {
    try (EchoApp app = new EchoApp("daybook.sockets.frame-timeout=500ms");
        TestClient slow = TestClient.connect(app.uri()).authenticate();
        TestClient other = TestClient.connect(app.uri()).authenticate()) {
      slow.begin("x".repeat(100_000));
      assertThat(slow.end()).startsWith("1008 A frame did not end in time");
      assertNothingIsHeld(app);
      assertThat(other.say("x".repeat(100_000)).next()).hasSize(100_000);
      assertNothingIsHeld(app);
    }
  }

  @Test
  void framesOnTheirWayShareABudgetAndSmallOnesNeedNone() throws Exception {
    List<TestClient> crowd = new ArrayList<>();
    try (EchoApp app = new EchoApp("daybook.api.body-budget=32MB")) { // of which 4 for sockets
      for (int i = 0; i < 10; i++) {
        crowd.add(TestClient.connect(app.uri()).authenticate().begin("x".repeat(200_000)));
      }
      List<String> ends =
          crowd.stream().limit(8).map(TestClient::ended).filter(Objects::nonNull).toList();
      assertThat(app.held()).isBetween(1L, 4L << 20);
      assertThat(ends).allMatch(end -> end.startsWith("1013 "));
      await()
          .atMost(60, SECONDS)
          .until(() -> crowd.stream().map(TestClient::ended).anyMatch(Objects::nonNull));
      try (TestClient bystander = TestClient.connect(app.uri()).authenticate()) {
        assertThat(bystander.say("small").next()).isEqualTo("small");
      }
      crowd.forEach(TestClient::close);
      assertNothingIsHeld(app);
    }
  }

  @Test
  void whatWaitsForSlowReadersSharesItToo() throws Exception {
    try (EchoApp app = new EchoApp("daybook.api.body-budget=32MB");
        TestClient slow = TestClient.lazy(app.uri());
        TestClient other = TestClient.connect(app.uri()).authenticate()) {
      Objects.requireNonNull(app.echo().opened.poll(30, TimeUnit.SECONDS)); // the other's
      slow.say("{\"type\":\"auth\"}");
      Socket socket = Objects.requireNonNull(app.echo().opened.poll(30, TimeUnit.SECONDS));
      for (int i = 0; i < 200; i++) {
        socket.send("x".repeat(100_000));
        assertThat(app.held()).isBetween(0L, 4L << 20);
      }
      assertThat(other.say("still served").next()).isEqualTo("still served");
      slow.read();
      assertThat(slow.end()).startsWith("1013 Too slow");
      assertNothingIsHeld(app);
    }
  }

  @Test
  void thereAreOnlySoManyOfOneAddress() throws Exception {
    try (EchoApp app = new EchoApp("daybook.sockets.most-per-address=2")) {
      TestClient first = TestClient.connect(app.uri()).authenticate();
      try (first;
          TestClient _ = TestClient.connect(app.uri()).authenticate()) {
        assertThatThrownBy(() -> TestClient.connect(app.uri())).hasRootCauseMessage(FULL);
      }
      await()
          .atMost(60, SECONDS)
          .ignoreException(CompletionException.class)
          .until(() -> {
            TestClient.connect(app.uri()).close();
            return true;
          });
    }
  }

  @Test
  void whoFindsNoPlaceIsToldToComeAgain() throws Exception {
    try (EchoApp app = new EchoApp("daybook.sockets.most=1");
        TestClient _ = TestClient.connect(app.uri()).authenticate()) {
      String answer =
          RawRequest.of(
                  "GET /api/events/out",
                  "Upgrade: websocket",
                  "Sec-WebSocket-Version: 13",
                  "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==")
              .answer(app.port());
      assertThat(answer)
          .startsWith("HTTP/1.1 503")
          .contains("Retry-After: 5")
          .contains("There are too many websockets");
    }
  }

  @Test
  void whoDoesNotUpgradeIsToldSoInJson() throws Exception {
    try (EchoApp app = new EchoApp()) {
      assertThat(RawRequest.of("GET /api/events/out").answer(app.port()))
          .startsWith("HTTP/1.1 400")
          .contains("application/json")
          .endsWith("{\"detail\":\"This is a websocket: upgrade to it\"}");
    }
  }
}
