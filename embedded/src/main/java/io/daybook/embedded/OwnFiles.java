package io.daybook.embedded;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files and directories that no other user of the machine can open. */
final class OwnFiles {
  private static final Set<PosixFilePermission> DIRECTORY =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

  private OwnFiles() {}

  /** Creates a directory, with its parents, or closes one that is there to others. */
  static Path directory(Path directory) throws IOException {
    Files.createDirectories(directory.toAbsolutePath().getParent());
    try {
      return Files.createDirectory(directory, attribute(DIRECTORY));
    } catch (FileAlreadyExistsException e) {
      close(directory, DIRECTORY);
      return directory;
    }
  }

  /** Creates an empty file, or closes one that is there to others. */
  static Path file(Path file) throws IOException {
    try {
      return Files.createFile(file, attribute(FILE));
    } catch (FileAlreadyExistsException e) {
      close(file, FILE);
      return file;
    }
  }

  /** Writes a file that is there with all of its text, or with what it had before. */
  static void write(Path file, String text) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    Files.writeString(file(fresh), text);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static FileAttribute<Set<PosixFilePermission>> attribute(
      Set<PosixFilePermission> permissions) {
    return PosixFilePermissions.asFileAttribute(permissions);
  }

  private static void close(Path path, Set<PosixFilePermission> most) throws IOException {
    if (!most.containsAll(Files.getPosixFilePermissions(path))) {
      Files.setPosixFilePermissions(path, most);
    }
  }
}
