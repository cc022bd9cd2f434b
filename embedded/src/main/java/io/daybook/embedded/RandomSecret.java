package io.daybook.embedded;

import java.security.SecureRandom;
import java.util.HexFormat;

/** A word that nobody guesses. */
final class RandomSecret {
  private static final int BYTES = 32;

  private RandomSecret() {}

  static String next() {
    byte[] random = new byte[BYTES];
    new SecureRandom().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }
}
