package io.daybook.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
  @TempDir private Path directory;

  @Test
  void isItsOwnersAloneWhenItIsMade() throws IOException {
    Path data = directory.resolve("some/where/data");

    DataLock.acquire(data).close();

    assertThat(FileModes.openToOthers(data)).isEmpty();
    assertThat(data.resolve("daybook.pid")).hasContent("" + ProcessHandle.current().pid());
  }

  @Test
  void isClosedWhenItWasMadeByAnEarlierVersion() throws IOException {
    Path data = made("data", "rwxr-xr-x");
    made("data/elasticsearch", "rwxr-xr-x");
    made("data/postgres", "rwx------");
    Files.setPosixFilePermissions(
        Files.createFile(data.resolve("daybook.lock")),
        PosixFilePermissions.fromString("rw-r--r--"));

    DataLock.acquire(data).close();

    assertThat(FileModes.of(data)).isEqualTo("rwx------");
    assertThat(FileModes.of(data.resolve("daybook.lock"))).isEqualTo("rw-------");
  }

  @Test
  void staysAsItIsWhereOthersHaveTheirThings() throws IOException {
    Path shared = made("shared", "rwxr-xr-x");
    Files.createFile(shared.resolve("somebody's"));

    DataLock.acquire(shared).close();

    assertThat(FileModes.of(shared)).isEqualTo("rwxr-xr-x");
    assertThat(FileModes.of(shared.resolve("daybook.lock"))).isEqualTo("rw-------");
    assertThat(FileModes.of(shared.resolve("daybook.pid"))).isEqualTo("rw-------");
  }

  @Test
  void aPlaceWhereEverybodyPutsThingsStaysOpen() throws IOException {
    Path everybodys = made("everybodys", "rwxrwxrwx");
    Files.setAttribute(everybodys, "unix:mode", 01777);

    DataLock.acquire(everybodys).close();

    assertThat(FileModes.of(everybodys)).isEqualTo("rwxrwxrwx");
  }

  private Path made(String name, String permissions) throws IOException {
    Path made = Files.createDirectory(directory.resolve(name));
    return Files.setPosixFilePermissions(made, PosixFilePermissions.fromString(permissions));
  }
}
