package io.daybook.command.timezone;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The compiled files of one release, by the names of their zones.
 *
 * @param release such as 2026f; "unknown" where nothing tells it
 */
record TzFiles(String release, Map<String, byte[]> zones) {

  private static final String UNKNOWN = "unknown";

  /** No file of a zone is nearly as large. */
  private static final int LARGEST = 1 << 16;

  /** Deep enough for America/Argentina/Buenos_Aires. */
  private static final int DEPTH = 4;

  private static final Pattern VERSION = Pattern.compile("# version (\\S+)|(\\d{4}[a-z]+)");

  /** What tells the release, besides the zones: in PyPI's package, and in a system's folder. */
  private static final List<String> TELLS = List.of("tzdata.zi", "+VERSION");

  /** Copies of other zones, by names that are no zone's. */
  private static final Set<String> COPIES = Set.of("localtime", "posixrules", "posix", "right");

  TzFiles {
    if (!zones.containsKey("UTC")) {
      throw new IllegalArgumentException("there is no file of the zone UTC");
    }
  }

  /** PyPI's package as it is downloaded: a zip file with a folder {@code tzdata/zoneinfo}. */
  static TzFiles ofWheel(InputStream wheel) throws IOException {
    Map<String, byte[]> zones = new TreeMap<>();
    String release = null;
    ZipInputStream files = new ZipInputStream(wheel);
    for (ZipEntry file = files.getNextEntry(); file != null; file = files.getNextEntry()) {
      String name = nameIn(file.getName());
      if (name != null) {
        byte[] head = files.readNBytes(LARGEST);
        release = TELLS.contains(name) ? releaseIn(head) : release;
        add(zones, name, head);
      }
    }
    return new TzFiles(release == null ? UNKNOWN : release, zones);
  }

  private static @Nullable String nameIn(String path) {
    String folder = "tzdata/zoneinfo/";
    return path.startsWith(folder) ? path.substring(folder.length()) : null;
  }

  /** A folder such as a system's {@code /usr/share/zoneinfo}. */
  static TzFiles ofFolder(Path folder) throws IOException {
    if (!Files.isRegularFile(folder.resolve("UTC"))) {
      throw new IllegalArgumentException("there is no file UTC in it");
    }
    Map<String, byte[]> zones = new TreeMap<>();
    String release = null;
    for (Path file : filesIn(folder)) {
      String name = folder.relativize(file).toString().replace('\\', '/');
      byte[] head = head(file);
      release = TELLS.contains(name) && release == null ? releaseIn(head) : release;
      add(zones, name, head);
    }
    return new TzFiles(release == null ? UNKNOWN : release, zones);
  }

  private static List<Path> filesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder, DEPTH)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static byte[] head(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(LARGEST);
    }
  }

  private static void add(Map<String, byte[]> zones, String name, byte[] content) {
    if (TzFile.isOne(content) && !COPIES.contains(name.split("/", 2)[0])) {
      zones.put(name, content);
    }
  }

  private static @Nullable String releaseIn(byte[] text) {
    Matcher m =
        VERSION.matcher(
            new String(text, StandardCharsets.ISO_8859_1).lines().findFirst().orElse(""));
    if (!m.matches()) {
      return null;
    }
    return m.group(1) == null ? m.group(2) : m.group(1);
  }
}
