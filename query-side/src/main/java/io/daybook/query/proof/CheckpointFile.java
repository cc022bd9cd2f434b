package io.daybook.query.proof;

import io.daybook.proof.Checkpoint;
import io.daybook.proof.Head;
import io.daybook.wire.Json;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** The file that checkpoints are appended to, one per line, maybe by several nodes. */
final class CheckpointFile {

  /** More than the longest line. */
  private static final int TAIL = 1024;

  private final Path path;

  CheckpointFile(Path path) {
    this.path = path;
  }

  /**
   * The checkpoint of the last line; null if there is none.
   *
   * @throws IOException if it can't be read, such as one that was cut, or ends in blank lines
   */
  @Nullable Checkpoint last() throws IOException {
    if (!Files.exists(path) || Files.size(path) == 0) {
      return null;
    }
    String tail = tail().stripTrailing();
    String line = tail.substring(tail.lastIndexOf('\n') + 1);
    try {
      return Checkpoint.parseLine(line);
    } catch (IllegalArgumentException e) {
      throw new IOException(
          "the last line of %s is no checkpoint, remove it: %s".formatted(path, e.getMessage()), e);
    }
  }

  private String tail() throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      byte[] tail = new byte[(int) Math.min(file.length(), TAIL)];
      file.seek(file.length() - tail.length);
      file.readFully(tail);
      return new String(tail, StandardCharsets.UTF_8);
    }
  }

  /** One write, so that the lines of several nodes do not mix; on the disk when it returns. */
  void append(Head head) throws IOException {
    byte[] line = (Json.text(head.json()) + "\n").getBytes(StandardCharsets.UTF_8);
    Files.write(
        path, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND, StandardOpenOption.DSYNC);
  }
}
