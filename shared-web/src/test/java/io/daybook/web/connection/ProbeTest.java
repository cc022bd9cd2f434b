package io.daybook.web.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether the server is alive can be asked whatever it does. */
class ProbeTest {

  private static final String HEAD = "GET /api/health HTTP/1.1\r\nHost: localhost\r\n";
  private static final String HEALTH = HEAD + "\r\n";

  @Test
  void itIsAnsweredWhileAllProcessorsAreAtWork() throws Exception {
    List<SlowClient> busy = new ArrayList<>();
    try (SlowApp app = new SlowApp()) {
      for (int i = 0; i < 4 * Runtime.getRuntime().availableProcessors(); i++) {
        busy.add(
            new SlowClient(app.port()).send("GET /api/spin HTTP/1.1\r\nHost: localhost\r\n\r\n"));
      }
      app.endpoints().spinning.await();
      for (String path : List.of("/api/health", "/api/ready")) {
        try (SlowClient probe = new SlowClient(app.port())) {
          String answer = probe.send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n").rest();
          assertThat(answer).startsWith("HTTP/1.1 200").contains("Connection: close");
        }
      }
      assertThat(app.endpoints().enough).isFalse();
      app.endpoints().enough = true;
    } finally {
      for (SlowClient client : busy) {
        client.close();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        HEAD + "Content-Length: 100000\r\n\r\n",
        HEAD + "Transfer-Encoding: chunked\r\n\r\n",
        HEAD + "Expect: 100-continue\r\nContent-Length: 9\r\n\r\n",
        HEALTH + "POST /api/size HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n\r\n{",
        "GET /api/health HTTP/1.1\r\nHost:"
      })
  void nobodyKeepsTheThreadsThatAnswerIt(String said) throws Exception {
    List<SlowClient> crowd = new ArrayList<>();
    try (SlowApp app = new SlowApp()) {
      for (int i = 0; i < 20; i++) {
        crowd.add(new SlowClient(app.port()).send(said));
      }
      try (SlowClient probe = new SlowClient(app.port())) {
        assertThat(probe.send(HEALTH).rest()).startsWith("HTTP/1.1 200").endsWith("true");
      }
    } finally {
      for (SlowClient client : crowd) {
        client.close();
      }
    }
  }

  @Test
  void onAConnectionThatIsKeptItIsARequestLikeAnyOther() throws Exception {
    try (SlowApp app = new SlowApp();
        SlowClient client = new SlowClient(app.port())) {
      client.send("GET /api/version HTTP/1.1\r\nHost: localhost\r\n\r\n");
      assertThat(client.answer()).endsWith("\"0.8.4\"");
      for (int i = 0; i < 3; i++) {
        assertThat(client.send(HEALTH).answer()).endsWith("true").doesNotContain("close");
      }
    }
  }
}
