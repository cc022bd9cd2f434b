package io.daybook.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs programs of the system and waits for them. */
final class Shell {
  /** What a program that has ended said (both streams) and its exit code. */
  record Result(int exit, String output) {
    boolean ok() {
      return exit == 0;
    }
  }

  private Shell() {}

  static Result run(List<String> command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      try (InputStream output = process.getInputStream()) {
        String text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), text.strip());
      }
    } catch (IOException e) {
      return new Result(127, String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      throw interrupted(command, e);
    }
  }

  /**
   * For programs that leave a daemon behind: it would hold a pipe open for ever.
   *
   * @param environment on top of that of this process
   */
  static Result runInto(Path log, Map<String, String> environment, List<String> command) {
    try {
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().putAll(environment);
      builder.redirectOutput(ProcessBuilder.Redirect.to(OwnFiles.file(log).toFile()));
      Process process = builder.start();
      process.getOutputStream().close();
      return new Result(process.waitFor(), LogTail.of(log));
    } catch (IOException e) {
      return new Result(127, String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      throw interrupted(command, e);
    }
  }

  /** One word of a shell's line, whatever stands in it. */
  static String quoted(Object word) {
    return "'" + word.toString().replace("'", "'\\''") + "'";
  }

  static Result signal(String signal, ProcessHandle process) {
    return run(List.of("sh", "-c", "kill -" + signal + " " + process.pid()));
  }

  /**
   * The command, protected from the Ctrl-C that a terminal sends to all processes of the group; its
   * files are its own.
   */
  static List<String> ofOurs(List<String> command) {
    List<String> all =
        new ArrayList<>(List.of("sh", "-c", "trap '' INT HUP; umask 077; exec \"$@\"", "sh"));
    all.addAll(command);
    return all;
  }

  private static EmbeddedServerException interrupted(List<String> command, Exception e) {
    Thread.currentThread().interrupt();
    return new EmbeddedServerException("Interrupted while running " + command.getFirst(), e);
  }
}
