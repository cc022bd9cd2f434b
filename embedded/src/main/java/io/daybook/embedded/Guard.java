package io.daybook.embedded;

import java.io.IOException;

/**
 * Stops a daemon when this JVM is gone, however it went: a small shell waits for the end of its
 * standard input, which the kernel closes with the JVM, and then asks the daemon to stop.
 */
final class Guard implements AutoCloseable {
  private static final String SCRIPT =
      "trap '' INT HUP TERM; cat >/dev/null; kill -INT \"$1\" 2>/dev/null";

  private final Process shell;

  private Guard(Process shell) {
    this.shell = shell;
  }

  static Guard of(ProcessHandle daemon) {
    try {
      return new Guard(
          new ProcessBuilder("sh", "-c", SCRIPT, "guard", Long.toString(daemon.pid()))
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start());
    } catch (IOException e) {
      throw new EmbeddedServerException("No shell (sh) to guard PostgreSQL with", e);
    }
  }

  /** The daemon is no longer guarded; it is not touched. */
  @Override
  public void close() {
    shell.destroyForcibly();
  }
}
