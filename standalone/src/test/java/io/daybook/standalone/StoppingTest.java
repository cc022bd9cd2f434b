package io.daybook.standalone;

import static java.net.http.HttpResponse.BodyHandlers.ofString;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import io.daybook.embedded.ElasticsearchOptions;
import io.daybook.embedded.EmbeddedElasticsearch;
import io.daybook.embedded.EmbeddedPair;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of requests that are being answered when the server is told to stop. */
class StoppingTest {
  private final HttpClient client = HttpClient.newHttpClient();

  @TempDir private Path directory;

  @AfterEach
  void close() {
    client.close();
  }

  @Test
  void aReadThatWaitsInVainIsAnsweredInsteadOfWaitingOn() throws Exception {
    try (EmbeddedPair pair = EmbeddedPair.shared();
        EmbeddedElasticsearch node = node();
        DaybookServer server = new DaybookServer()) {
      server.start(settings(pair, node));
      assertThat(send(flow(server.api(), "before")).statusCode()).isEqualTo(201);
      assertThat(send(count(server.api())).body()).isEqualTo("1");
      node.process().destroyForcibly();
      assertThat(send(flow(server.api(), "after")).statusCode()).isEqualTo(201);
      CompletableFuture<HttpResponse<String>> read =
          client.sendAsync(count(server.api()), ofString());
      Awaitility.await().atMost(Duration.ofMinutes(1)).until(this::somebodyWaitsForDocuments);

      Thread.startVirtualThread(server::close).join(Duration.ofMinutes(1));

      HttpResponse<String> answer = read.get(1, TimeUnit.MINUTES);
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.body()).contains("Daybook is stopping");
      assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }
  }

  @Test
  void underLoadWhatIsAnsweredIsAnsweredWell() throws Exception {
    Queue<Integer> statuses = new ConcurrentLinkedQueue<>();
    List<CompletableFuture<Void>> clients = new ArrayList<>();
    try (TestServer server = TestServer.start("daybook.reads.wait=1h")) {
      for (int i = 0; i < 4; i++) {
        String name = "flow" + i + "-";
        Runnable work = () -> writeAndRead(server.api(), name, statuses);
        clients.add(CompletableFuture.runAsync(work, Thread::startVirtualThread));
      }
      Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> statuses.size() > 100);
    }

    CompletableFuture.allOf(clients.toArray(CompletableFuture[]::new)).get(1, TimeUnit.MINUTES);
    assertThat(statuses).isSubsetOf(200, 201, 503);
  }

  /** Until nobody answers any more. */
  private void writeAndRead(URI api, String name, Queue<Integer> statuses) {
    try {
      for (int i = 0; ; i++) {
        statuses.add(send(flow(api, name + i)).statusCode());
        statuses.add(send(count(api)).statusCode());
      }
    } catch (IOException _) {
      // It has stopped.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private EmbeddedElasticsearch node() {
    Path program = Path.of(System.getProperty("daybook.node.dir"));
    return EmbeddedElasticsearch.start(
        ElasticsearchOptions.in(program, directory.resolve("elasticsearch")), _ -> {});
  }

  private static String[] settings(EmbeddedPair pair, EmbeddedElasticsearch node) {
    return new String[] {
      "--daybook.server.port=0",
      "--daybook.postgres.url=" + pair.jdbcUrl(),
      "--daybook.postgres.username=" + pair.user(),
      "--daybook.postgres.password=" + pair.password(),
      "--daybook.elasticsearch.url=" + node.address().url(),
      "--daybook.elasticsearch.api-key=" + node.address().apiKey(),
      "--daybook.reads.wait=1h"
    };
  }

  private static HttpRequest flow(URI api, String name) {
    return post(URI.create(api + "/flows/"), "{\"name\":\"" + name + "\"}");
  }

  private static HttpRequest count(URI api) {
    return post(URI.create(api + "/flows/count"), "{}");
  }

  private static HttpRequest post(URI path, String body) {
    return HttpRequest.newBuilder(path)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body))
        .build();
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    return client.send(request, ofString());
  }

  /** By a look at all threads, virtual ones too. */
  private boolean somebodyWaitsForDocuments() throws IOException {
    Path dump = Files.createTempDirectory(directory, "threads").resolve("dump");
    ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
        .dumpThreads(dump.toString(), ThreadDumpFormat.TEXT_PLAIN);
    return Files.readString(dump).contains("LogReads.await");
  }
}
