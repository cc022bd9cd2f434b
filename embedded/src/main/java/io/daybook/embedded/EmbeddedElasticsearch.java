package io.daybook.embedded;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One Elasticsearch node in a child JVM.
 *
 * <p>It stops with this JVM, even when that is killed. Its data can always be rebuilt from the
 * events in PostgreSQL.
 */
public final class EmbeddedElasticsearch implements AutoCloseable {
  private static final long STOP_SECONDS = 30;

  private final ElasticsearchOptions options;
  private final Path data;
  private final Consumer<ServerDeath> onDeath;
  private @Nullable NodeProcess node;
  private int port;

  private EmbeddedElasticsearch(
      ElasticsearchOptions options, Path data, Consumer<ServerDeath> onDeath) {
    this.options = options;
    this.data = data;
    this.onDeath = onDeath;
    this.port = options.port();
  }

  /**
   * Starts the node and waits until it answers and its indices can be read.
   *
   * @param onDeath told when the node ends unasked; called on a thread of the JDK
   */
  public static EmbeddedElasticsearch start(
      ElasticsearchOptions options, Consumer<ServerDeath> onDeath) {
    try {
      Path data = OwnFiles.directory(options.data()).toRealPath();
      OwnFiles.directory(data.resolve("logs"));
      EmbeddedElasticsearch elasticsearch = new EmbeddedElasticsearch(options, data, onDeath);
      elasticsearch.restart();
      return elasticsearch;
    } catch (IOException e) {
      throw new EmbeddedServerException("Elasticsearch can't use " + options.data() + ": " + e, e);
    }
  }

  /** Starts the node again on the same port, after its death; also after {@link #close()}. */
  public synchronized void restart() {
    try {
      endEarlierRun();
      NodeProcess started = NodeProcess.launch(options, data, port, log());
      node = started;
      port = started.port();
      var _ = started.process().onExit().thenAcceptAsync(this::ended);
      openIndices();
    } catch (IOException e) {
      throw new EmbeddedServerException("Elasticsearch can't be started: " + e.getMessage(), e);
    }
  }

  /** Where the node answers. */
  public synchronized URI url() {
    return URI.create("http://" + options.address() + ":" + port);
  }

  /** The node's process. */
  public synchronized ProcessHandle process() {
    if (node == null) {
      throw new IllegalStateException("Elasticsearch is stopped");
    }
    return node.process().toHandle();
  }

  /** Stops the node in order. */
  @Override
  public synchronized void close() {
    NodeProcess running = node;
    node = null;
    if (running != null) {
      running.process().destroy();
      endOrKill(running.process().toHandle());
    }
  }

  private synchronized void ended(Process process) {
    if (node != null && node.process().equals(process)) {
      node = null;
      onDeath.accept(
          new ServerDeath(
              "Elasticsearch",
              "exit code %d, its log ends:\n%s".formatted(process.exitValue(), LogTail.of(log()))));
    }
  }

  // The child of a killed Daybook is on its way out; until it is gone the files are its own.
  private void endEarlierRun() {
    NodeProcess.on(data).forEach(EmbeddedElasticsearch::endOrKill);
  }

  private static void endOrKill(ProcessHandle process) {
    try {
      process.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      process.destroyForcibly();
      process.onExit().join();
    } catch (InterruptedException | ExecutionException e) {
      throw new EmbeddedServerException("Interrupted while Elasticsearch stopped", e);
    }
  }

  private void openIndices() throws IOException {
    try {
      awaitIndices();
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  private void awaitIndices() throws IOException {
    long seconds = options.bootTimeout().toSeconds();
    String health = "/_cluster/health?wait_for_status=yellow&timeout=" + seconds + "s";
    HttpRequest request =
        HttpRequest.newBuilder(url().resolve(health))
            .timeout(Duration.ofSeconds(seconds + 10))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new EmbeddedServerException(
            "Elasticsearch can't open its indices: " + answer.body() + "\n" + LogTail.of(log()));
      }
    } catch (InterruptedException e) {
      throw new EmbeddedServerException("Interrupted while Elasticsearch started", e);
    }
  }

  private Path log() {
    return data.resolve("logs").resolve("node.log");
  }
}
