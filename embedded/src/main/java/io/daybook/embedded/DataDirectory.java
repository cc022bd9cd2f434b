package io.daybook.embedded;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The directory under which everything is kept. What Daybook puts there is closed to other users in
 * any case; the directory itself is closed too, if it is Daybook's alone.
 */
final class DataDirectory {
  static final String LOCK = "daybook.lock";
  static final String OWNER = "daybook.pid";

  private static final Logger LOG = LoggerFactory.getLogger(DataDirectory.class);
  private static final Set<String> OURS = Set.of(LOCK, OWNER, "postgres", "elasticsearch");
  private static final int STICKY = 01000;

  private static final Set<PosixFilePermission> OTHERS =
      PosixFilePermissions.fromString("---rwxrwx");
  private static final Set<PosixFilePermission> OTHERS_WRITE =
      PosixFilePermissions.fromString("----w--w-");

  private DataDirectory() {}

  /** Creates it if it is not there. */
  static void open(Path data) throws IOException {
    if (!Files.exists(data)) {
      OwnFiles.directory(data);
    } else if (allows(data, OTHERS) && !(isOurs(data) && tighten(data))) {
      warn(data);
    }
  }

  /** Whether it holds nobody else's things, and is no place where everybody puts some. */
  private static boolean isOurs(Path data) throws IOException {
    if (((int) Files.getAttribute(data, "unix:mode") & STICKY) != 0) {
      return false;
    }
    try (Stream<Path> entries = Files.list(data)) {
      return entries.allMatch(entry -> OURS.contains(entry.getFileName().toString()));
    }
  }

  private static boolean tighten(Path data) throws IOException {
    try {
      OwnFiles.directory(data);
    } catch (FileSystemException e) { // it is another user's
      return false;
    }
    LOG.info("{} was open to other users of this machine; now it is its owner's alone", data);
    return true;
  }

  private static void warn(Path data) throws IOException {
    if (allows(data, OTHERS_WRITE)) {
      LOG.warn(
          "Other users of this machine may write to {}, and so could put Daybook's files away:"
              + " chmod go-w {}, or give Daybook a directory of its own with --data",
          data,
          data);
    }
  }

  private static boolean allows(Path path, Set<PosixFilePermission> any) throws IOException {
    return Files.getPosixFilePermissions(path).stream().anyMatch(any::contains);
  }
}
