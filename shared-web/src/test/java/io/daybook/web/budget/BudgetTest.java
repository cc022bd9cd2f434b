package io.daybook.web.budget;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who finds nothing left is told to come again, and all is given back, whatever became of it. */
class BudgetTest {

  private static final int MB = 1 << 20;

  private BudgetApp app;

  @BeforeEach
  void start() {
    app =
        new BudgetApp(
            "daybook.api.body-budget=32MB", // of which 8 received, 16 read, 4 of answers
            "daybook.api.max-reads=3",
            "daybook.api.max-writes=3",
            "daybook.connections.body-timeout=2s");
  }

  @AfterEach
  void stop() {
    app.close();
  }

  private static String text(int bytes) {
    return "\"" + "x".repeat(bytes - 2) + "\"";
  }

  private static int status(CompletableFuture<HttpResponse<String>> answer) {
    return answer.join().statusCode();
  }

  private void assertAllIsGivenBack() {
    await()
        .atMost(60, SECONDS)
        .untilAsserted(() -> {
          Budgets budgets = app.budgets();
          assertThat(
                  Stream.of(
                      budgets.received(), budgets.read(), budgets.sockets(), budgets.answers()))
              .allSatisfy(budget -> assertThat(budget.available()).isEqualTo(budget.size()));
        });
  }

  @Test
  void bodiesThatFitAreTakenTogetherAndTheNextIsToldToComeAgain() throws Exception {
    var first = app.post("/api/write/held", text(MB));
    var second = app.post("/api/write/held", text(MB));
    app.endpoints().arrived.acquire(2);

    HttpResponse<String> third = app.post("/api/write", text(MB)).join();
    assertThat(third.statusCode()).isEqualTo(503);
    assertThat(third.headers().firstValue("Retry-After")).hasValue("1");
    assertThat(third.body()).startsWith("{\"exception_message\":");
    assertThat(status(app.post("/api/write", text(50)))).isEqualTo(200);

    app.endpoints().go.countDown();
    assertThat(List.of(status(first), status(second))).containsOnly(200);
    assertThat(status(app.post("/api/write", text(MB)))).isEqualTo(200);
    assertAllIsGivenBack();
  }

  @Test
  void whoWaitsAMomentIsServedIfOthersAreDone() throws Exception {
    var first = app.post("/api/write/held", text(2 * MB));
    app.endpoints().arrived.acquire();
    var second = app.post("/api/write", text(2 * MB));
    app.endpoints().go.countDown();

    assertThat(status(first)).isEqualTo(200);
    assertThat(status(second)).isIn(200, 503); // as the machine is slow or fast
    assertAllIsGivenBack();
  }

  @Test
  void aBodyThatWouldTakeMoreThanThereEverIsIsTooLarge() {
    HttpResponse<String> answer = app.post("/api/write", "[" + "[],".repeat(200_000) + "0]").join();

    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).contains("too complex").contains("daybook.api.body-budget");
    assertAllIsGivenBack();
  }

  @Test
  void aStreamThatHasEndedKeepsNoPlace() {
    for (int i = 0; i < 10; i++) { // of three places
      assertThat(status(app.get("/api/read/stream"))).isEqualTo(200);
    }
  }

  @Test
  void whatIsReceivedIsBoundedWhileItComes() {
    List<CompletableFuture<HttpResponse<String>>> all =
        IntStream.range(0, 20).mapToObj(_ -> app.post("/api/write", text(8 * MB - 1))).toList();

    assertThat(all.stream().map(BudgetTest::status)).isSubsetOf(200, 413, 503).contains(413, 503);
    assertAllIsGivenBack();
  }

  @Test
  void allIsGivenBackWhateverBecomesOfARequest() throws Exception {
    assertThat(status(app.post("/api/broken", text(100_000)))).isEqualTo(500);
    assertThat(status(app.post("/api/write", "[" + text(100_000)))).isEqualTo(422);
    assertThat(status(app.post("/api/write", text(17 * MB)))).isEqualTo(413);
    assertThat(status(app.post("/api/nothing", text(100_000)))).isEqualTo(404);
    assertThat(status(app.get("/api/write"))).isEqualTo(405);
    breakOff("Content-Length: 5000000\r\n\r\n\"" + "x".repeat(500_000));
    breakOff("Transfer-Encoding: chunked\r\n\r\n7a120\r\n" + "x".repeat(500_000) + "\r\nno");
    dawdle("Content-Length: 5000000\r\n\r\n\"" + "x".repeat(500_000));

    assertAllIsGivenBack();
  }

  private Socket sent(String rest) throws Exception {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), app.port());
    String head =
        "POST /api/write HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";
    socket.getOutputStream().write((head + rest).getBytes(ISO_8859_1));
    return socket;
  }

  private void breakOff(String rest) throws Exception {
    try (Socket socket = sent(rest)) {
      socket.shutdownOutput();
      assertThat(new String(socket.getInputStream().readAllBytes(), ISO_8859_1))
          .doesNotContain("HTTP/1.1 2");
    }
  }

  private void dawdle(String rest) throws Exception {
    try (Socket socket = sent(rest)) {
      assertThat(new String(socket.getInputStream().readAllBytes(), ISO_8859_1))
          .startsWith("HTTP/1.1 408");
    }
  }

  @Test
  void whatAStreamHoldsIsGivenBackWithItsEnd() throws Exception {
    var stream = app.post("/api/stream", text(MB));
    app.endpoints().arrived.acquire();
    ByteBudget read = app.budgets().read();
    assertThat(read.available()).isLessThan(read.size());

    app.endpoints().go.countDown();
    assertThat(status(stream)).isEqualTo(200);
    assertAllIsGivenBack();
  }

  @Test
  void readsThatWaitStandInNoWritesWayNorDoSlowBodies() throws Exception {
    List<CompletableFuture<HttpResponse<String>>> reads = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      reads.add(app.get("/api/read/held"));
    }
    app.endpoints().arrived.acquire(3);
    List<Socket> slow = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      slow.add(sent("Content-Length: 100\r\n\r\n{"));
    }

    HttpResponse<String> refused = app.get("/api/read/held").join();
    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
    assertThat(status(app.post("/api/write", "{}"))).isEqualTo(200);
    assertThat(status(app.get("/api/health"))).isEqualTo(200);
    assertThat(status(app.get("/api/version"))).isEqualTo(200);

    app.endpoints().go.countDown();
    assertThat(reads.stream().map(BudgetTest::status)).containsOnly(200);
    assertThat(status(app.get("/api/read/held"))).isEqualTo(200);
    for (Socket socket : slow) {
      socket.close();
    }
    assertAllIsGivenBack();
  }

  @Test
  void largeAnswersThatNobodyTakesAreBoundedAndOneThatIsLargerThanAllIsAlone() throws Exception {
    try (Socket lazy = new Socket(InetAddress.getLoopbackAddress(), app.port())) {
      lazy.setReceiveBufferSize(1024);
      lazy.getOutputStream()
          .write("GET /api/large HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(ISO_8859_1));
      ByteBudget answers = app.budgets().answers();
      await().atMost(60, SECONDS).until(() -> answers.available() == 0);

      assertThat(status(app.get("/api/large"))).isEqualTo(503);
      assertThat(status(app.get("/api/version"))).isEqualTo(200);
    }
    await().atMost(60, SECONDS).until(() -> status(app.get("/api/large")), status -> status == 200);
    assertAllIsGivenBack();
  }
}
