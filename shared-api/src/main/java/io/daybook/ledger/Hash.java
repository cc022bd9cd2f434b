package io.daybook.ledger;

import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A SHA-256 of a record of the ledger.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record Hash(String hex) {

  // Before GENESIS, which is checked by it.
  private static final Pattern DIGITS = Pattern.compile("[0-9a-f]{64}");

  /** What stands for the predecessor of the first record: 32 zero bytes. */
  public static final Hash GENESIS = new Hash("0".repeat(64));

  /**
   * @throws IllegalArgumentException if it is not 64 hexadecimal digits, of either case
   */
  public Hash {
    hex = hex.toLowerCase(Locale.ROOT);
    if (!DIGITS.matcher(hex).matches()) {
      throw new IllegalArgumentException("a hash has 64 hexadecimal digits: " + hex);
    }
  }

  /**
   * @param bytes 32 bytes
   */
  public static Hash of(byte[] bytes) {
    return new Hash(HexFormat.of().formatHex(bytes));
  }

  public byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }

  @Override
  public String toString() {
    return hex;
  }
}
