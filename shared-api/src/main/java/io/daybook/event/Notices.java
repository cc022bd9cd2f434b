package io.daybook.event;

import io.daybook.wire.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.node.ObjectNode;

/**
 * Events as notifications of the database, whose text is short: a longer event goes in several, one
 * right behind the other, since those of one transaction are told together.
 */
public final class Notices {

  /** The channel of the notifications. */
  public static final String CHANNEL = "daybook_events";

  /** What PostgreSQL takes is 7999 bytes; every character here is one. */
  private static final int LONGEST = 7_900;

  private static final char MORE = '+';
  private static final char LAST = '.';

  private static final AtomicLong NUMBERS = new AtomicLong();

  private static final ObjectWriter ASCII =
      Json.MAPPER.writer().with(JsonWriteFeature.ESCAPE_NON_ASCII);

  private Notices() {}

  /**
   * The texts of the notifications that tell of an event, in their order. No two are alike, since
   * of two that are the database would tell one.
   */
  public static List<String> of(ObjectNode event) {
    String text = ASCII.writeValueAsString(event);
    List<String> notices = new ArrayList<>();
    for (int at = 0; at < text.length(); at += LONGEST) {
      int end = Math.min(text.length(), at + LONGEST);
      char mark = end < text.length() ? MORE : LAST;
      notices.add(Long.toString(NUMBERS.getAndIncrement()) + mark + text.substring(at, end));
    }
    return notices;
  }

  /** Puts events together again from notifications in their order; not safe for threads. */
  public static final class Reader {

    private final StringBuilder begun = new StringBuilder();
    private final Consumer<ObjectNode> events;

    /**
     * @param events told of every whole event
     */
    public Reader(Consumer<ObjectNode> events) {
      this.events = events;
    }

    public void read(String notice) {
      int mark = 0;
      while (Character.isDigit(notice.charAt(mark))) {
        mark++;
      }
      begun.append(notice, mark + 1, notice.length());
      if (notice.charAt(mark) == LAST) {
        String text = begun.toString();
        begun.setLength(0);
        if (Json.parse(text) instanceof ObjectNode event) {
          events.accept(event);
        }
      }
    }

    /** Forgets the beginning of an event whose end was lost with its connection. */
    public void reset() {
      begun.setLength(0);
    }
  }
}
