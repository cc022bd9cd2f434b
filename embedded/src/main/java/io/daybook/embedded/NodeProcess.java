package io.daybook.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The child JVM of one Elasticsearch node, from its start to its READY line. */
record NodeProcess(Process process, int port) {
  private static final Logger LOG = LoggerFactory.getLogger(NodeProcess.class);
  private static final String READY = "DAYBOOK-NODE READY port=";
  private static final String MAIN = "io.daybook.elasticsearch.node.NodeMain";
  private static final String DATA = "--data";
  private static final List<String> FLAGS =
      List.of(
          "--enable-native-access=ALL-UNNAMED",
          "--add-modules=jdk.incubator.vector",
          "-XX:+ExitOnOutOfMemoryError",
          "-Dio.netty.noUnsafe=true",
          "-Dlog4j2.disable.jmx=true",
          "-Djava.awt.headless=true");

  static NodeProcess launch(
      ElasticsearchOptions options, Path data, int port, String secret, Path log)
      throws IOException {
    Process process =
        new ProcessBuilder(Shell.ofOurs(command(options, data, port)))
            .redirectError(ProcessBuilder.Redirect.to(OwnFiles.file(log).toFile()))
            .start();
    try {
      tell(process, secret);
      return new NodeProcess(process, awaitReady(process, options.bootTimeout(), log));
    } catch (RuntimeException e) {
      process.destroyForcibly();
      throw e;
    }
  }

  /** By a pipe: unlike arguments and the environment it leaves no trace in the process list. */
  private static void tell(Process process, String secret) {
    try {
      OutputStream line = process.getOutputStream();
      line.write((secret + "\n").getBytes(StandardCharsets.US_ASCII));
      line.flush();
    } catch (IOException e) {
      LOG.debug("The node ended before it was told its secret: {}", e.getMessage());
    }
  }

  /** The nodes that run on a directory, whoever started them. */
  static List<ProcessHandle> on(Path data) {
    return new EarlierRun(MAIN, DATA).processes(data);
  }

  private static List<String> command(ElasticsearchOptions options, Path data, int port) {
    Path lib = options.node().resolve("lib");
    if (!Files.isDirectory(lib)) {
      throw new EmbeddedServerException(
          "No Elasticsearch node in %s: build it with `mvn package`, or set daybook.embedded.node-dir."
              .formatted(options.node().toAbsolutePath()));
    }
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(FLAGS);
    command.addAll(options.flags());
    command.add("-Xms" + options.heapMegabytes() + "m");
    command.add("-Xmx" + options.heapMegabytes() + "m");
    command.addAll(List.of("-cp", lib + "/*", MAIN));
    command.addAll(List.of(DATA, data.toString()));
    command.addAll(List.of("--address", options.address()));
    command.addAll(List.of("--port", Integer.toString(port)));
    return command;
  }

  private static int awaitReady(Process process, Duration timeout, Path log) {
    CompletableFuture<@Nullable String> line = new CompletableFuture<>();
    Thread.ofVirtual().start(() -> readLine(process, line));
    try {
      String ready = line.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      if (ready != null && ready.startsWith(READY)) {
        return Integer.parseInt(ready.substring(READY.length()));
      }
      throw failed("Elasticsearch ended while it started", log);
    } catch (TimeoutException e) {
      throw failed("Elasticsearch did not answer within " + timeout.toSeconds() + " s", log);
    } catch (InterruptedException | ExecutionException e) {
      throw new EmbeddedServerException("Interrupted while Elasticsearch started", e);
    }
  }

  private static void readLine(Process process, CompletableFuture<@Nullable String> line) {
    try (BufferedReader answers = process.inputReader(StandardCharsets.UTF_8)) {
      line.complete(answers.readLine());
    } catch (IOException e) {
      line.completeExceptionally(e);
    }
  }

  private static EmbeddedServerException failed(String what, Path log) {
    return new EmbeddedServerException(what + "; its log ends:\n" + LogTail.of(log));
  }
}
