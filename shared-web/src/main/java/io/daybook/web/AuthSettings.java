package io.daybook.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code daybook.auth.*}.
 *
 * @param string {@code user:password} that every request must carry as HTTP Basic; "" asks for
 *     nothing
 * @param wrongKeyDelay how long the answer to a wrong one waits, once there were several; 1s
 */
@ConfigurationProperties("daybook.auth")
public record AuthSettings(
    @DefaultValue("") String string, @DefaultValue("1s") Duration wrongKeyDelay) {

  private static final Duration LONGEST = Duration.ofSeconds(30);

  public AuthSettings {
    if (wrongKeyDelay.isNegative() || wrongKeyDelay.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("daybook.auth.wrong-key-delay must be from 0s to 30s");
    }
  }

  /** Whether clients must say it. */
  public boolean isRequired() {
    return !string.isEmpty();
  }

  /** Whether a client said the right one; takes as long for every wrong one. */
  public boolean isRight(String given) {
    return MessageDigest.isEqual(
        given.getBytes(StandardCharsets.UTF_8), string.getBytes(StandardCharsets.UTF_8));
  }

  /** The part before the colon; null without one, since the text is then all secret. */
  @Nullable String user() {
    int colon = string.indexOf(':');
    return colon < 0 ? null : string.substring(0, colon);
  }

  @Override
  public String toString() {
    return "AuthSettings[" + (isRequired() ? "required" : "none") + "]";
  }
}
