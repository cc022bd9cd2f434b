package io.daybook.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** The right to use a data directory: one process at a time, given back even by a kill -9. */
public final class DataLock implements AutoCloseable {
  private final FileChannel channel;

  private DataLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock of {@code data}, creating the directory when it is absent.
   *
   * @throws EmbeddedServerException when another process, or this one, holds it
   */
  public static DataLock acquire(Path data) {
    Path owner = data.resolve(DataDirectory.OWNER);
    try {
      DataDirectory.open(data);
      // Whoever can read a file can lock it.
      Path file = OwnFiles.file(data.resolve(DataDirectory.LOCK));
      FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
      if (tryLock(channel) == null) {
        channel.close();
        throw inUse(data, owner);
      }
      OwnFiles.write(owner, Long.toString(ProcessHandle.current().pid()));
      return new DataLock(channel);
    } catch (IOException e) {
      throw new EmbeddedServerException("The data directory " + data + " can't be used: " + e, e);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private static EmbeddedServerException inUse(Path data, Path owner) throws IOException {
    String pid = Files.exists(owner) ? Files.readString(owner).strip() : "";
    String who = pid.isEmpty() ? "another process" : "process " + pid;
    return new EmbeddedServerException(
        "The data directory %s is in use by %s: stop that one, or choose another directory with --data."
            .formatted(data.toAbsolutePath().normalize(), who));
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new EmbeddedServerException("The lock of the data directory can't be given back", e);
    }
  }
}
