package io.daybook.query.index;

import com.ibm.icu.text.Collator;
import com.ibm.icu.text.RawCollationKey;
import com.ibm.icu.util.ULocale;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * How texts become terms. Whoever writes a document and whoever asks for it use the same functions,
 * so that both mean the same term.
 *
 * <p>Lucene refuses terms of more than 32,766 bytes. Names and tags have no limit of their own, so
 * texts of more than {@link #LIMIT} characters are shortened here: an exact term to its beginning
 * and a digest, which is still exact; the others to their beginning.
 */
public final class IndexText {

  /** So many characters are at most 24,000 bytes of UTF-8. */
  static final int LIMIT = 8_000;

  // In bytes of a sort key, each of which takes at most two in a term. The beginning of a key sorts
  // as the key does.
  private static final int SORT_LIMIT = 15_000;

  // ICU's root collation is what PostgreSQL's ICU en-US sorts by. A collator serves one thread.
  private static final ThreadLocal<Collator> COLLATOR =
      ThreadLocal.withInitial(() -> Collator.getInstance(ULocale.ROOT));

  private IndexText() {}

  /** The term of an exact text: a name, a tag. */
  public static String exact(String text) {
    return text.length() <= LIMIT ? text : beginning(text, LIMIT) + digest(text);
  }

  /**
   * The text in lower case, each code point by itself, as PostgreSQL's ILIKE compares it: neither
   * context (a final sigma) nor a language matters.
   */
  public static String folded(String text) {
    String beginning = beginning(text, LIMIT);
    StringBuilder folded = new StringBuilder(beginning.length());
    beginning.codePoints().map(Character::toLowerCase).forEach(folded::appendCodePoint);
    return folded.toString();
  }

  /**
   * A text that sorts by code points as the given one does by the Unicode root collation.
   *
   * <p>It holds the bytes of ICU's sort key, each moved up by 32, past the control characters.
   */
  public static String sortKey(String text) {
    RawCollationKey key = new RawCollationKey();
    COLLATOR.get().getRawCollationKey(beginning(text, LIMIT), key);
    int length = Math.min(key.size - 1, SORT_LIMIT); // without the 0 at its end
    StringBuilder sortable = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      sortable.append((char) ((key.bytes[i] & 0xff) + 0x20));
    }
    return sortable.toString();
  }

  /**
   * How many words a name has, {@code etl-orders_daily} and {@code EtlOrdersDaily} three: by this
   * the nearer of two names is told that have the same words of a query.
   */
  public static int words(String name) {
    int words = 0;
    int before = ' ';
    String beginning = beginning(name, LIMIT);
    for (int i = 0; i < beginning.length(); i += Character.charCount(beginning.codePointAt(i))) {
      int c = beginning.codePointAt(i);
      boolean begins = Character.isLetterOrDigit(c) && !Character.isLetterOrDigit(before);
      boolean humps = Character.isUpperCase(c) && Character.isLowerCase(before);
      words += begins || humps ? 1 : 0;
      before = c;
    }
    return words;
  }

  private static String beginning(String text, int length) {
    if (text.length() <= length) {
      return text;
    }
    boolean splitsPair = Character.isHighSurrogate(text.charAt(length - 1));
    return text.substring(0, splitsPair ? length - 1 : length);
  }

  private static String digest(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "\uffff" + HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
