package io.daybook.web.origin;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tokens that say for themselves whom they are for and until when: nothing is kept of them, so that
 * nobody fills a table by asking for more.
 */
final class CsrfTokens {

  private static final String ALGORITHM = "HmacSHA256";
  private static final HexFormat HEX = HexFormat.of();

  private final SecretKeySpec key;
  private final CsrfSettings settings;
  private final Clock clock;

  CsrfTokens(CsrfSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
    this.key = new SecretKeySpec(secret(settings.secret()), ALGORITHM);
  }

  /**
   * @param value goes into the header {@code Prefect-Csrf-Token}
   */
  record Token(String value, Instant made, Instant expiration) {}

  Token of(String client) {
    Instant now = clock.instant();
    Instant expiration = now.plus(settings.tokenLifetime());
    return new Token(value(client, expiration.getEpochSecond()), now, expiration);
  }

  /** Whether a token was made for a client, and has not expired. */
  boolean isRight(String client, String token) {
    int end = token.indexOf('.');
    try {
      long expiration = end < 0 ? 0 : Long.parseLong(token, 0, end, 16);
      return expiration >= clock.instant().getEpochSecond()
          && MessageDigest.isEqual(bytes(value(client, expiration)), bytes(token));
    } catch (NumberFormatException _) {
      return false;
    }
  }

  private String value(String client, long expiration) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      String until = Long.toHexString(expiration);
      return until + "." + HEX.formatHex(mac.doFinal(bytes(until + "." + client)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }

  private static byte[] secret(String given) {
    if (!given.isEmpty()) {
      return bytes(given);
    }
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    return random;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
