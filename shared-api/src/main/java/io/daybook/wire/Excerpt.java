package io.daybook.wire;

import java.io.IOException;
import java.io.Writer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What an error repeats of a request: short things whole, of long ones how they begin. */
final class Excerpt {

  /** How many characters of what is too long are told. */
  static final int BEGINNING = 300;

  private static final String ELLIPSIS = "…";

  private Excerpt() {}

  /** A text of at most so many characters, or the beginning of a longer one. */
  static String of(String text, int most) {
    return text.length() <= most ? text : begun(text);
  }

  /** A document of at most so many characters, or the beginning of a longer one as a text. */
  static @Nullable JsonNode of(@Nullable JsonNode json, int most) {
    String longer = json == null ? null : textBeyond(json, most);
    return longer == null ? json : JsonNodeFactory.instance.stringNode(begun(longer));
  }

  /** At most twice as long as it need be: nobody writes 16 MB to tell 300 characters of them. */
  private static @Nullable String textBeyond(JsonNode json, int most) {
    Bounded text = new Bounded(most);
    try {
      Json.MAPPER.writeValue(text, json);
      return null;
    } catch (JacksonException e) {
      if (text.isFull) {
        return text.written.toString();
      }
      throw e;
    }
  }

  // Half of a surrogate pair would be no text.
  private static String begun(String text) {
    int end = Character.isHighSurrogate(text.charAt(BEGINNING - 1)) ? BEGINNING - 1 : BEGINNING;
    return text.substring(0, end) + ELLIPSIS;
  }

  /** Refuses to be written more to. */
  private static final class Bounded extends Writer {

    private final StringBuilder written = new StringBuilder();
    private final int most;
    private boolean isFull;

    Bounded(int most) {
      this.most = most;
    }

    @Override
    public void write(char[] text, int from, int length) throws IOException {
      int room = most - written.length();
      written.append(text, from, Math.min(length, room + BEGINNING));
      if (length > room) {
        isFull = true;
        throw new IOException("longer than " + most);
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
