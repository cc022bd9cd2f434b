package io.daybook.command.concurrency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class LeaseSettingsTest {

  @Test
  void expiredLeasesAreLookedForEvery15Seconds() {
    assertThat(bind(Map.of())).isEqualTo(new LeaseSettings(Duration.ofSeconds(15)));
  }

  @Test
  void theIntervalIsASetting() {
    assertThat(bind(Map.of("daybook.leases.repossession-interval", "2m")))
        .isEqualTo(new LeaseSettings(Duration.ofMinutes(2)));
  }

  @Test
  void anIntervalOutOfRangeIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LeaseSettings(Duration.ofMillis(99)))
        .withMessageContaining("daybook.leases.repossession-interval");
    assertThatIllegalArgumentException().isThrownBy(() -> new LeaseSettings(Duration.ofHours(2)));
  }

  private static LeaseSettings bind(Map<String, String> properties) {
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate("daybook.leases", LeaseSettings.class);
  }
}
