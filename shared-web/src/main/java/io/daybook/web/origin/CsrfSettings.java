package io.daybook.web.origin;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code daybook.csrf.*}: Prefect's own protection, whose tokens its clients and its UI fetch and
 * send by themselves.
 *
 * @param enabled whether writes must carry a token; false
 * @param tokenLifetime after which a client fetches another; 1h
 * @param secret what tokens are made with; "" is a new one with every start, so nodes behind one
 *     gateway need one of their own, the same for all
 */
@ConfigurationProperties("daybook.csrf")
public record CsrfSettings(
    @DefaultValue("false") boolean enabled,
    @DefaultValue("1h") Duration tokenLifetime,
    @DefaultValue("") String secret) {

  private static final int SHORTEST = 16;

  public CsrfSettings {
    if (tokenLifetime.toSeconds() < 1 || tokenLifetime.toDays() > 365) {
      throw new IllegalArgumentException("daybook.csrf.token-lifetime must be from 1s to 365d");
    }
    if (!secret.isEmpty() && secret.length() < SHORTEST) {
      throw new IllegalArgumentException(
          "daybook.csrf.secret must have " + SHORTEST + " characters or more");
    }
  }

  @Override
  public String toString() {
    return "CsrfSettings[enabled=%s, tokenLifetime=%s]".formatted(enabled, tokenLifetime);
  }
}
