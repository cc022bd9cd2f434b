package io.daybook.standalone;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends this process when the launcher that started it is gone, however it went: else a server would
 * stay behind, with the data and the port, that nobody can tell to stop. The launcher holds the
 * other end of standard input and never writes to it.
 */
final class LifeLine {
  private static final Logger LOG = LoggerFactory.getLogger(LifeLine.class);
  private static final String HELD = "daybook.life-line";

  /** That of a process which was killed, as this one now is. */
  private static final int KILLED = 137;

  private LifeLine() {}

  /** Begins to watch, if the launcher has said that it holds the line. */
  static void watch() {
    if (Boolean.getBoolean(HELD)) {
      Thread.ofPlatform().daemon().name("life-line").start(() -> await(System.in));
    }
  }

  @SuppressWarnings("SystemExitOutsideMain")
  private static void await(InputStream line) {
    try {
      line.transferTo(OutputStream.nullOutputStream());
      LOG.error("The launcher is gone, so Daybook ends at once");
    } catch (IOException e) {
      LOG.error("The launcher can't be watched, so Daybook ends at once", e);
    }
    Runtime.getRuntime().halt(KILLED);
  }
}
