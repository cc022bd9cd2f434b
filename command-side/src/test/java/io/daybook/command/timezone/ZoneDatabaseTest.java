package io.daybook.command.timezone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZoneDatabaseTest {

  private static final String WHEEL = "tzdata-2026.6-py2.py3-none-any.whl";

  @TempDir private Path folder;

  private static InputStream wheel() {
    return Objects.requireNonNull(ZoneDatabase.class.getResourceAsStream(WHEEL));
  }

  @Test
  void hasAllZonesThatPythonHas() throws IOException {
    ZoneDatabase shipped = ZoneDatabase.shipped();

    assertThat(shipped.release()).isEqualTo("2026f");
    assertThat(shipped.names()).isEqualTo(pythonsZones()).hasSize(598);
    assertThat(shipped.names()).allSatisfy(name -> assertThat(shipped.zone(name)).isNotNull());
  }

  private static Set<String> pythonsZones() throws IOException {
    ZipInputStream files = new ZipInputStream(wheel());
    for (ZipEntry file = files.getNextEntry(); file != null; file = files.getNextEntry()) {
      if (file.getName().equals("tzdata/zones")) {
        String names = new String(files.readAllBytes(), StandardCharsets.UTF_8);
        return names.lines().collect(Collectors.toCollection(TreeSet::new));
      }
    }
    throw new IOException("the wheel has no list of zones");
  }

  @Test
  void isReplacedByAnotherWheel() throws IOException {
    Path other = folder.resolve("tzdata.whl");
    try (InputStream in = wheel()) {
      Files.copy(in, other);
    }

    ZoneDatabase zones = ZoneDatabase.at(other);

    assertThat(zones.release()).isEqualTo("2026f");
    assertThat(zones.isShipped()).isFalse();
    assertThat(zones.source()).isEqualTo(other.toString());
    assertThat(zones.names()).isEqualTo(ZoneDatabase.shipped().names());
  }

  @Test
  void isReplacedByAFolder() {
    ZoneDatabase older = ZoneDatabase.at(OlderZones.FOLDER);
    Instant winter = Instant.parse("2031-12-31T12:00:00Z");

    assertThat(older.release()).isEqualTo("2025b");
    assertThat(older.names()).containsExactly("Canada/Mountain", "UTC");
    assertThat(older.zone("Canada/Mountain").at(winter)).hasToString("2031-12-31T05:00-07:00");
  }

  @Test
  void passesOverWhatIsNoZoneInAFolder() throws IOException {
    Path utc = OlderZones.FOLDER.resolve("UTC");
    for (String name : Set.of("UTC", "localtime", "posixrules", "posix/UTC", "right/UTC")) {
      Files.createDirectories(folder.resolve(name).getParent());
      Files.copy(utc, folder.resolve(name));
    }
    Files.writeString(folder.resolve("zone.tab"), "# TZif is no zone\n");

    ZoneDatabase zones = ZoneDatabase.at(folder);

    assertThat(zones.names()).containsExactly("UTC");
    assertThat(zones.release()).isEqualTo("unknown");
  }

  @Test
  void refusesAFolderWithoutZonesBeforeItLooksThroughIt() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ZoneDatabase.at(folder))
        .withMessageStartingWith(folder + " is no tz database: there is no file UTC in it");
  }

  @Test
  void refusesAFileThatIsNoWheel() throws IOException {
    Path text = Files.writeString(folder.resolve("zones.txt"), "UTC");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> ZoneDatabase.at(text))
        .withMessageContaining("there is no file of the zone UTC");
  }

  @Test
  void namesTheZoneThatCanNotBeRead() throws IOException {
    byte[] utc = Files.readAllBytes(OlderZones.FOLDER.resolve("UTC"));
    Files.write(folder.resolve("UTC"), utc);
    Files.write(folder.resolve("Bad"), Arrays.copyOf(utc, utc.length - 20));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> ZoneDatabase.at(folder))
        .withMessageContaining("Bad: ");
  }

  @Test
  void knowsNoOtherZones() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ZoneDatabase.shipped().zone("europe/berlin"))
        .withMessage("there is no time zone europe/berlin");
  }
}
