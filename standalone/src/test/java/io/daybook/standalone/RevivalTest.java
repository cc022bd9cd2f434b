package io.daybook.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.embedded.ServerDeath;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RevivalTest {
  private static final ServerDeath DEATH = new ServerDeath("PostgreSQL", "killed");

  private final List<String> endings = new ArrayList<>();
  private final AtomicInteger restarts = new AtomicInteger();
  private Instant now = Instant.EPOCH;
  private final Revival revival = new Revival(2, () -> now, endings::add);

  @Test
  void startsADeadServerAgain() {
    revival.revive(DEATH, restarts::incrementAndGet);

    assertThat(restarts).hasValue(1);
    assertThat(endings).isEmpty();
  }

  @Test
  void givesUpOnOneThatKeepsDying() {
    for (int death = 0; death < 3; death++) {
      revival.revive(DEATH, restarts::incrementAndGet);
    }

    assertThat(restarts).hasValue(2);
    assertThat(endings)
        .containsExactly("PostgreSQL died 3 times within 10 minutes; the last time: killed");
  }

  @Test
  void forgetsDeathsOfLongAgo() {
    for (int death = 0; death < 5; death++) {
      revival.revive(DEATH, restarts::incrementAndGet);
      now = now.plus(Duration.ofMinutes(6));
    }

    assertThat(restarts).hasValue(5);
    assertThat(endings).isEmpty();
  }

  @Test
  void saysWhyItCouldNotBeStartedAgain() {
    revival.revive(
        DEATH,
        () -> {
          throw new IllegalStateException("disk full");
        });

    assertThat(endings).containsExactly("PostgreSQL died and can't be started again: disk full");
  }
}
