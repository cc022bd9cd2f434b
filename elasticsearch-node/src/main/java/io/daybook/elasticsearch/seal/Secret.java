package io.daybook.elasticsearch.seal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** What the parent told this node alone. */
public final class Secret {
  private static final String SCHEME = "ApiKey ";
  private static final int LEAST = 32;
  private static final int MOST = 1_000;

  private final byte[] header;

  private Secret(String secret) {
    header = (SCHEME + secret).getBytes(US_ASCII);
  }

  /**
   * Takes the first line of a stream, and nothing behind it.
   *
   * @throws IllegalArgumentException if it is no secret: shorter than 32 characters, or cut off
   */
  public static Secret read(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0 || line.size() == MOST) {
        throw new IllegalArgumentException("no secret on the first line of standard input");
      }
      line.write(next);
    }
    String secret = line.toString(US_ASCII).strip();
    if (secret.length() < LEAST) {
      throw new IllegalArgumentException("a secret must have 32 characters at least");
    }
    return new Secret(secret);
  }

  /** Whether an {@code Authorization} header says it; takes as long for every wrong one. */
  boolean isSaidBy(@Nullable String authorization) {
    return authorization != null && MessageDigest.isEqual(header, authorization.getBytes(US_ASCII));
  }

  /** Without what must not be logged. */
  @Override
  public String toString() {
    return "Secret";
  }
}
