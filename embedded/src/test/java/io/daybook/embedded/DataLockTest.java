package io.daybook.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataLockTest {
  @TempDir private Path data;

  @Test
  void tellsASecondStartWhoUsesTheDirectory() {
    try (DataLock first = DataLock.acquire(data)) {
      assertThat(first).isNotNull();
      assertThatThrownBy(() -> DataLock.acquire(data))
          .isInstanceOf(EmbeddedServerException.class)
          .hasMessageContaining("in use by process " + ProcessHandle.current().pid())
          .hasMessageContaining("--data");
    }
  }

  @Test
  void isFreeAgainOnceGivenBack() {
    DataLock.acquire(data).close();

    try (DataLock second = DataLock.acquire(data)) {
      assertThat(second).isNotNull();
    }
  }
}
