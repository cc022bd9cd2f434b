package io.daybook.command.unreadable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class UnreadableSettingsTest {

  @Test
  void whatCouldNotBeReadIsLookedAtEveryMinute() {
    assertThat(bind(Map.of())).isEqualTo(new UnreadableSettings(Duration.ofMinutes(1)));
  }

  @Test
  void theIntervalIsASetting() {
    assertThat(bind(Map.of("daybook.unreadable.check-interval", "2s")))
        .isEqualTo(new UnreadableSettings(Duration.ofSeconds(2)));
  }

  @Test
  void anIntervalOutOfRangeIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new UnreadableSettings(Duration.ofMillis(99)))
        .withMessageContaining("daybook.unreadable.check-interval");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new UnreadableSettings(Duration.ofHours(2)));
  }

  private static UnreadableSettings bind(Map<String, String> properties) {
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate("daybook.unreadable", UnreadableSettings.class);
  }
}
