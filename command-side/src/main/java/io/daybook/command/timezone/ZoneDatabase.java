package io.daybook.command.timezone;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** One release of the tz database, by all names that its zones have and ever had. */
public final class ZoneDatabase {

  /** PyPI's package as it is there, so that its digest can be compared. */
  private static final String SHIPPED = "tzdata-2026.6-py2.py3-none-any.whl";

  private final String source;
  private final TzFiles files;
  private final Map<String, Zone> read = new ConcurrentHashMap<>();

  private ZoneDatabase(String source, TzFiles files) {
    this.source = source;
    this.files = files;
  }

  /** The release that Daybook brings along. */
  public static ZoneDatabase shipped() {
    try (InputStream in = ZoneDatabase.class.getResourceAsStream(SHIPPED)) {
      return new ZoneDatabase(SHIPPED, TzFiles.ofWheel(Objects.requireNonNull(in, SHIPPED)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Another release, looked through at once, so that nothing begins with one that can't be read.
   *
   * @param path of a wheel of PyPI's tzdata, or of a folder such as {@code /usr/share/zoneinfo}
   * @throws IllegalArgumentException if it is neither, or a zone in it can't be read
   */
  public static ZoneDatabase at(Path path) {
    try {
      TzFiles files = Files.isDirectory(path) ? TzFiles.ofFolder(path) : wheel(path);
      ZoneDatabase database = new ZoneDatabase(path.toString(), files);
      database.names().forEach(database::zone);
      return database;
    } catch (IOException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "%s is no tz database: %s. Give the path of a wheel of PyPI's tzdata, or of a folder of"
                  .formatted(path, e.getMessage() == null ? e : e.getMessage())
              + " compiled zones.",
          e);
    }
  }

  private static TzFiles wheel(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      return TzFiles.ofWheel(in);
    }
  }

  /** Such as 2026f. */
  String release() {
    return files.release();
  }

  /** The path that it was read from. */
  String source() {
    return source;
  }

  boolean isShipped() {
    return source.equals(SHIPPED);
  }

  public Set<String> names() {
    return files.zones().keySet();
  }

  /**
   * @param name one of {@link #names}
   */
  public Zone zone(String name) {
    return read.computeIfAbsent(name, this::read);
  }

  private Zone read(String name) {
    byte[] content = files.zones().get(name);
    if (content == null) {
      throw new IllegalArgumentException("there is no time zone " + name);
    }
    try {
      return Zone.of(TzFile.parse(content));
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
    }
  }
}
