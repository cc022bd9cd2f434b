package io.daybook.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FailuresTest {
  @Test
  void saysWhatTheInnermostKnownCauseSays() {
    StartException known = new StartException("choose another port", new IllegalStateException());

    assertThat(Failures.explain(new IllegalStateException("wrapped", known)))
        .isEqualTo("choose another port");
  }

  @Test
  void namesTheSettingsOfADatabaseThatCannotBeReached() {
    SQLException refused = new SQLException("Connection to 127.0.0.1:1 refused.", "08001");

    assertThat(Failures.explain(new IllegalStateException(refused)))
        .isEqualTo(
            "PostgreSQL can't be used: Connection to 127.0.0.1:1 refused."
                + " Check daybook.postgres.url, username and password.");
  }

  @Test
  void namesASettingThatIsWrong() {
    Throwable wrong =
        catchThrowable(() ->
            SettingsOf.values(Map.of("daybook.server.port", "-1"))
                .bindOrCreate("daybook.server", ServerSettings.class));

    assertThat(Failures.explain(wrong))
        .isEqualTo("A setting is wrong: daybook.server.port must be from 0 to 65535: -1");
  }

  @Test
  void knowsNothingOfABug() {
    assertThat(Failures.explain(new IllegalStateException(new SQLException("syntax", "42601"))))
        .isNull();
  }
}
