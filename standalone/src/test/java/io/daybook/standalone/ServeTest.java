package io.daybook.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as a person runs it: a process, signals, a second start. */
class ServeTest {
  private static final String LISTENS = "Daybook listens on ";

  @TempDir private Path data;

  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void endAll() throws InterruptedException {
    for (Process process : started) {
      process.destroyForcibly().waitFor();
    }
  }

  @Test
  void servesUntilItIsToldToStopAndLetsNoSecondOneUseItsData() throws Exception {
    Process first = serve();
    URI api = URI.create(lineWith(first, LISTENS).replaceFirst(".*" + LISTENS, ""));
    assertThat(status(api)).isEqualTo(200);

    Process second = serve();
    assertThat(lineWith(second, "in use by process"))
        .contains("in use by process " + first.pid())
        .contains("--data");
    assertThat(second.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(second.exitValue()).isEqualTo(1);

    List<ProcessHandle> children = first.descendants().toList();
    // By its handle: Process.destroy() would close the streams as well.
    first.toHandle().destroy();
    assertThat(lineWith(first, "has stopped")).isNotEmpty();
    assertThat(first.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(children).isNotEmpty().noneMatch(ProcessHandle::isAlive);
  }

  @Test
  void endsWithItsLauncherAndLeavesNobodyBehind() throws Exception {
    Process server = serve("-Ddaybook.life-line=true");
    assertThat(lineWith(server, LISTENS)).isNotEmpty();
    List<ProcessHandle> children = server.descendants().toList();

    server.getOutputStream().close();

    assertThat(lineWith(server, "The launcher is gone")).isNotEmpty();
    assertThat(server.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(server.exitValue()).isEqualTo(137);
    for (ProcessHandle child : children) {
      child.onExit().get(60, TimeUnit.SECONDS);
    }
  }

  private Process serve(String... flags) throws IOException {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(List.of(flags));
    words.add("-XX:TieredStopAtLevel=1");
    words.add("-Daxoniq.update-checker.disabled=true");
    words.add("-Ddaybook.embedded.node-dir=" + System.getProperty("daybook.node.dir"));
    words.addAll(List.of("-cp", System.getProperty("java.class.path")));
    words.addAll(List.of(DaybookMain.class.getName(), "serve", "--port=0", "--data=" + data));
    Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
    started.add(process);
    return process;
  }

  // Reads on through the same reader, so that nothing buffered is lost between two calls.
  private static String lineWith(Process process, String text) throws IOException {
    BufferedReader lines = process.inputReader();
    List<String> seen = new ArrayList<>();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      seen.add(line);
      if (line.contains(text)) {
        return line;
      }
    }
    throw new AssertionError("ended without '" + text + "':\n" + String.join("\n", seen));
  }

  private static int status(URI api) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest health = HttpRequest.newBuilder(URI.create(api + "/health")).build();
      return client.send(health, BodyHandlers.discarding()).statusCode();
    }
  }
}
