package io.daybook.web.origin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class CsrfTokensTest {

  private static final Instant NOW = Instant.parse("2026-05-01T00:00:00Z");
  private static final String SECRET = "0123456789abcdef";

  @Test
  void aTokenExpires() {
    String token = tokens(SECRET, NOW).of("me").value();

    assertThat(tokens(SECRET, NOW.plusSeconds(60)).isRight("me", token)).isTrue();
    assertThat(tokens(SECRET, NOW.plusSeconds(61)).isRight("me", token)).isFalse();
  }

  @Test
  void itsExpirationCantBePutOff() {
    String token = tokens(SECRET, NOW).of("me").value();
    String later = Long.toHexString(NOW.plusSeconds(1000).getEpochSecond());

    assertThat(tokens(SECRET, NOW).isRight("me", later + token.substring(token.indexOf('.'))))
        .isFalse();
  }

  @Test
  void nodesOfOneSecretTakeEachOthersTokens() {
    String token = tokens(SECRET, NOW).of("me").value();

    assertThat(tokens(SECRET, NOW).isRight("me", token)).isTrue();
    assertThat(tokens("another of 16 or more", NOW).isRight("me", token)).isFalse();
    assertThat(tokens("", NOW).isRight("me", token)).isFalse();
  }

  private static CsrfTokens tokens(String secret, Instant now) {
    CsrfSettings settings = new CsrfSettings(true, Duration.ofMinutes(1), secret);
    return new CsrfTokens(settings, Clock.fixed(now, ZoneOffset.UTC));
  }
}
