package io.daybook.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * PostgreSQL's programs, unpacked from the class path once per version into the user's cache
 * directory ({@code $XDG_CACHE_HOME}, or {@code ~/.cache}) and shared by all data directories.
 */
final class PostgresBinaries {
  static final int MAJOR = 18;

  private PostgresBinaries() {}

  /** Returns the directory that holds {@code bin}, {@code lib} and {@code share}. */
  static Path home() {
    String resource = "postgres-%s-%s.txz".formatted(system(), machine());
    try (InputStream packed = open(resource)) {
      Path home = cache().resolve("postgres-" + MAJOR + "-" + packed.available());
      if (!Files.exists(home)) {
        unpack(packed, home);
      }
      return home;
    } catch (IOException e) {
      throw new EmbeddedServerException("PostgreSQL can't be unpacked into " + cache(), e);
    }
  }

  private static InputStream open(String resource) {
    InputStream packed = PostgresBinaries.class.getResourceAsStream("/" + resource);
    if (packed == null) {
      throw new EmbeddedServerException(
          "No embedded PostgreSQL for this system ("
              + resource
              + " is not on the class path): use one of your own with daybook.postgres.url.");
    }
    return packed;
  }

  // Complete or absent: unpacked beside its place and moved there at once, whoever is first.
  private static void unpack(InputStream packed, Path home) throws IOException {
    Path parts = Files.createTempDirectory(Files.createDirectories(home.getParent()), "unpack");
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(packed)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        write(tar, entry, parts);
      }
    }
    try {
      Files.move(parts, home, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      if (!Files.exists(home)) {
        throw e;
      }
      Directories.delete(parts);
    }
  }

  private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path directory)
      throws IOException {
    Path target = directory.resolve(entry.getName()).normalize();
    if (!target.startsWith(directory)) {
      throw new IOException("entry outside its directory: " + entry.getName());
    }
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      return;
    }
    Files.createDirectories(target.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(tar, target);
    boolean program = (entry.getMode() & 0100) != 0;
    Files.setPosixFilePermissions(
        target, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
  }

  private static Path cache() {
    String xdg = System.getenv("XDG_CACHE_HOME");
    Path base =
        xdg == null || xdg.isBlank()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(xdg);
    return base.resolve("daybook");
  }

  private static String system() {
    return System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac")
        ? "darwin"
        : "linux";
  }

  private static String machine() {
    return System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
  }
}
