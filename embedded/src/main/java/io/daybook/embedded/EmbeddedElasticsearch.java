package io.daybook.embedded;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One Elasticsearch node in a child JVM.
 *
 * <p>It stops with this JVM, even when that is killed. Its data can always be rebuilt from the
 * events in PostgreSQL.
 */
public final class EmbeddedElasticsearch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedElasticsearch.class);
  private static final long STOP_SECONDS = 30;
  private static final String HEALTH =
      "/_cluster/health?wait_for_status=yellow&timeout=5s"
          + "&filter_path=status,initializing_shards,number_of_in_flight_fetch";
  private static final String NOTHING_UNDER_WAY =
      "\"initializing_shards\":0,\"number_of_in_flight_fetch\":0";

  private final ElasticsearchOptions options;
  private final Path data;
  private final Consumer<ServerDeath> onDeath;
  private final String secret = RandomSecret.next();
  private @Nullable NodeProcess node;
  private @Nullable HeldPort held;
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
      holdPort();
      NodeProcess started = NodeProcess.launch(options, data, port, secret, log());
      node = started;
      var _ = started.process().onExit().thenAcceptAsync(this::ended);
      openIndices();
      OwnFiles.write(access(), url() + "\nAuthorization: " + address().authorization() + "\n");
    } catch (IOException e) {
      throw new EmbeddedServerException("Elasticsearch can't be started: " + e.getMessage(), e);
    }
  }

  /** Where the node answers, and to whom. */
  public ElasticsearchAddress address() {
    return new ElasticsearchAddress(url(), secret);
  }

  private synchronized URI url() {
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
      forget(access());
    }
    if (held != null) {
      held.close();
      held = null;
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

  private void holdPort() {
    if (held == null) {
      HeldPort taken = HeldPort.of(options.address(), port);
      held = taken;
      port = taken.port();
    }
  }

  // The child of a killed Daybook is on its way out; until it is gone the files are its own.
  private void endEarlierRun() {
    NodeProcess.on(data).forEach(EmbeddedElasticsearch::endOrKill);
  }

  private static void endOrKill(ProcessHandle process) {
    if (!hasEnded(process)) {
      process.destroyForcibly();
      if (!hasEnded(process)) {
        throw new EmbeddedServerException(
            "Process "
                + process.pid()
                + " of Elasticsearch does not end, not even when it is killed");
      }
    }
  }

  private static boolean hasEnded(ProcessHandle process) {
    try {
      process.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (InterruptedException | ExecutionException e) {
      throw new EmbeddedServerException("Interrupted while Elasticsearch stopped", e);
    }
  }

  private static void forget(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      LOG.warn("{} was not removed; it is of no use any more", file, e);
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
    long deadline = System.nanoTime() + options.bootTimeout().toNanos();
    String health = health();
    while (!isSettled(health)) {
      if (System.nanoTime() > deadline) {
        throw new EmbeddedServerException(
            "Elasticsearch can't open its indices: " + health + "\n" + LogTail.of(log()));
      }
      health = health();
    }
  }

  /** An index whose files are gone never opens, and the others need not wait for it. */
  private static boolean isSettled(String health) {
    return !health.contains("\"red\"") || health.contains(NOTHING_UNDER_WAY);
  }

  private String health() throws IOException {
    HttpRequest request = address().request(HEALTH).timeout(Duration.ofSeconds(30)).build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    } catch (InterruptedException e) {
      throw new EmbeddedServerException("Interrupted while Elasticsearch started", e);
    }
  }

  /** How the owner of the files reaches the node; of no use once it has ended. */
  private Path access() {
    return data.resolve("access");
  }

  private Path log() {
    return data.resolve("logs").resolve("node.log");
  }
}
