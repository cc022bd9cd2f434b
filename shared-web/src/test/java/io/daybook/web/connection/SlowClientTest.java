package io.daybook.web.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody who is slow keeps a connection, be it with a byte now and then. */
class SlowClientTest {

  private static final int MOST = 64;
  private static final String VERSION =
      "GET /api/version HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
  private static final String KEPT = "GET /api/version HTTP/1.1\r\nHost: localhost\r\n\r\n";
  private static final String BODY =
      "POST /api/size HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";

  private static SlowApp app;

  @BeforeAll
  static void start() {
    app =
        new SlowApp(
            "daybook.connections.most=" + MOST,
            "daybook.connections.head-timeout=500ms",
            "daybook.connections.body-timeout=500ms",
            "daybook.connections.answer-timeout=2s",
            "daybook.connections.idle-timeout=1s");
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  private static SlowClient client() throws Exception {
    return new SlowClient(app.port());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "G",
        "GET /api/version HTTP/1.1\r\nHost: localhost\r\nX-A: ",
        "GET /api/health HTTP/1.1\r\nHost: localhost\r\nX-A: ",
        "POST /api/size HTTP/1.1\r\nHost: localhost\r\n"
      })
  void aHeadThatNeverEndsIsEnded(String beginning) throws Exception {
    try (SlowClient slow = client()) {
      assertThat(slow.send(beginning).drip("a")).isEmpty();
    }
  }

  @Test
  void emptyLinesAreNoRequest() throws Exception {
    try (SlowClient slow = client()) {
      assertThat(slow.drip("\r\n")).isEmpty();
    }
  }

  @Test
  void whoSaysNothingIsEnded() throws Exception {
    try (SlowClient silent = client()) {
      assertThat(silent.rest()).isEmpty();
    }
  }

  @Test
  void emptyLinesBetweenRequestsAreNoneEither() throws Exception {
    try (SlowClient slow = client()) {
      assertThat(slow.send(KEPT).answer()).startsWith("HTTP/1.1 200");
      assertThat(slow.drip("\r\n")).isEmpty();
    }
  }

  @Test
  void theNextHeadIsEndedAsTheFirstIs() throws Exception {
    try (SlowClient slow = client()) {
      assertThat(slow.send(KEPT + KEPT + "GET /api").answer()).startsWith("HTTP/1.1 200");
      assertThat(slow.answer()).startsWith("HTTP/1.1 200");
      assertThat(slow.drip("a")).isEmpty();
    }
  }

  @Test
  void aBodyThatNeverEndsIsAnswered408() throws Exception {
    try (SlowClient slow = client()) {
      assertThat(slow.send(BODY + "Content-Length: 100000\r\n\r\n{").drip(" "))
          .startsWith("HTTP/1.1 408")
          .contains("\"detail\":\"The body did not come in time");
    }
  }

  @Test
  void aBodyOfManySmallChunksIsNone() throws Exception {
    try (SlowClient slow = client()) {
      assertThat(slow.send(BODY + "Transfer-Encoding: chunked\r\n\r\n").drip("1\r\n \r\n"))
          .startsWith("HTTP/1.1 408");
    }
  }

  @Test
  void aBodyThatNobodyReadsIsNotWaitedForEither() throws Exception {
    try (SlowClient slow = client()) {
      String answer =
          slow.send(
                  "POST /api/nothing HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n\r\n")
              .drip(" ");
      assertThat(answer).doesNotContain("HTTP/1.1 5");
    }
  }

  @Test
  void aConnectionIsKeptForTheNextRequestButNotForEver() throws Exception {
    try (SlowClient kept = client()) {
      for (int i = 0; i < 20; i++) {
        assertThat(kept.send(KEPT).answer()).startsWith("HTTP/1.1 200");
      }
      assertThat(kept.rest()).isEmpty();
    }
  }

  @Test
  void pipelinedRequestsAreAnsweredOneByOne() throws Exception {
    String post = BODY + "Content-Length: 2\r\n\r\n{}";
    try (SlowClient hasty = client()) {
      hasty.send(post + KEPT + post + VERSION);
      assertThat(hasty.answer()).endsWith("{\"size\":2}");
      assertThat(hasty.answer()).endsWith("\"0.8.4\"");
      assertThat(hasty.answer()).endsWith("{\"size\":2}");
      assertThat(hasty.rest()).endsWith("\"0.8.4\"");
    }
  }

  @Test
  void anAnswerThatIsNotTakenIsCutAndAStreamGoesOn() throws Exception {
    try (SlowClient listener = client();
        SlowClient lazy = client()) {
      listener.send("GET /api/stream HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
      lazy.send("GET /api/huge HTTP/1.1\r\nHost: localhost\r\n\r\n");
      SlowApp.await(app.endpoints().cut);
      app.endpoints().goOn.countDown();

      assertThat(listener.rest()).contains("begun").contains("ended").endsWith("\r\n0\r\n\r\n");
      assertThat(lazy.count()).isLessThan(256L << 20);
    }
    try (SlowClient eager = client()) {
      eager.send("GET /api/huge HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
      assertThat(eager.count()).isGreaterThan(256L << 20);
    }
  }

  @Test
  void anAnswerThatIsTakenMayTakeLong() throws Exception {
    try (SlowClient eager = client()) {
      eager.send("GET /api/long HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
      assertThat(eager.last(14)).contains("ended").endsWith("\r\n0\r\n\r\n");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "G", "GET /api/health HTTP/1.1\r\nX-A: ", KEPT})
  void whoeverComesIsServedHoweverManyWait(String said) throws Exception {
    List<SlowClient> crowd = new ArrayList<>();
    try (SlowApp full = new SlowApp("daybook.connections.most=" + MOST)) {
      for (int i = 0; i < 10 * MOST; i++) {
        crowd.add(new SlowClient(full.port()).send(said));
        if (i % MOST == 0) {
          assertServed(full);
        }
      }
      assertServed(full);
    } finally {
      for (SlowClient one : crowd) {
        one.close();
      }
    }
  }

  @Test
  void whoeverComesIsServedHoweverManySendTheirBodySlowly() throws Exception {
    List<SlowClient> crowd = new ArrayList<>();
    try (SlowApp full = new SlowApp("daybook.connections.most=" + MOST)) {
      for (int i = 0; i < 10 * MOST; i++) {
        crowd.add(new SlowClient(full.port()).send(BODY + "Content-Length: 9999\r\n\r\n{"));
        if (i % MOST == 0) {
          assertServed(full);
        }
      }
    } finally {
      for (SlowClient one : crowd) {
        one.close();
      }
    }
  }

  private static void assertServed(SlowApp full) throws Exception {
    try (SlowClient bystander = new SlowClient(full.port())) {
      assertThat(bystander.send(VERSION).rest()).endsWith("\"0.8.4\"");
    }
  }
}
