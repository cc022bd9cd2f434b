package io.daybook.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EarlierRunTest {
  private static final EarlierRun RUN = new EarlierRun("org.example.Server", "--data");

  @TempDir private Path data;

  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void endAll() throws InterruptedException {
    for (Process process : started) {
      process.destroyForcibly().waitFor();
    }
  }

  @Test
  void isFoundByItsProgramAndItsDirectory() throws IOException {
    Process left = start("org.example.Server", "--data", data.toString());
    start("org.example.Server", "--data", data.resolve("other").toString());
    start("org.example.Server", "--data", data + "2");
    start("org.example.Server", "--logs", data.toString());
    start("org.example.Other", "--data", data.toString());
    start("org.example.Server", data.toString(), "--data");

    assertThat(RUN.processes(data)).containsExactly(left.toHandle());
  }

  @Test
  void isNotFoundWhereNobodyRuns() {
    assertThat(RUN.processes(data)).isEmpty();
  }

  @Test
  void anotherUsersProcessIsNoneOfOurs() {
    ProcessHandle.Info own = ProcessHandle.current().info();

    assertThat(EarlierRun.isOwn(own)).isTrue();
    assertThat(EarlierRun.isOwn(new ProcessOf(own.user().map(user -> user + "2")))).isFalse();
    assertThat(EarlierRun.isOwn(new ProcessOf(Optional.empty()))).isFalse();
  }

  /** What the system tells of a process of a user. */
  private record ProcessOf(Optional<String> user) implements ProcessHandle.Info {
    @Override
    public Optional<String> command() {
      return Optional.empty();
    }

    @Override
    public Optional<String> commandLine() {
      return Optional.empty();
    }

    @Override
    public Optional<String[]> arguments() {
      return Optional.empty();
    }

    @Override
    public Optional<Instant> startInstant() {
      return Optional.empty();
    }

    @Override
    public Optional<Duration> totalCpuDuration() {
      return Optional.empty();
    }
  }

  /** A program that stays, with these words on its command line. */
  private Process start(String... words) throws IOException {
    List<String> command = new ArrayList<>(List.of("sh", "-c", "echo there; read line", "sh"));
    command.addAll(List.of(words));
    Process process = new ProcessBuilder(command).start();
    started.add(process);
    assertThat(process.inputReader().readLine()).isEqualTo("there");
    return process;
  }
}
