package io.daybook.query.projection;

import io.daybook.query.index.Source;
import io.daybook.query.index.Sources;
import io.daybook.wire.Json;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.node.ObjectNode;

/**
 * The positions of the ledger at which a document of history holds. They stand at its beginning, so
 * that a revision is ended by other bytes there: whatever follows them stays as it was written, and
 * is not read.
 *
 * @param from the first
 * @param to the first after them; the same as from: at none
 */
record Interval(long from, long to) {

  /** Of what nothing has ended yet. */
  static Interval from(long position) {
    return new Interval(position, Long.MAX_VALUE);
  }

  /** Of what was deleted there: it holds nowhere. */
  static Interval at(long position) {
    return new Interval(position, position);
  }

  boolean isOpen() {
    return to == Long.MAX_VALUE;
  }

  /** A document with these positions. */
  byte[] before(ObjectNode document) {
    return before(Source.of(Json.bytes(document)), 1);
  }

  /**
   * The document of a revision with its end; the same again if it had it already.
   *
   * @return null if it does not begin as documents of history do
   */
  static byte @Nullable [] ended(byte[] document, long to) {
    try (JsonParser parser = Json.MAPPER.createParser(document)) {
      parser.nextToken();
      long from = -1;
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        switch (parser.currentName()) {
          case "from" -> from = parser.nextLongValue(-1);
          case "to", "interval", Sources.BYTES -> {
            parser.nextToken();
            parser.skipChildren();
          }
          default -> {
            int rest = (int) parser.currentTokenLocation().getByteOffset();
            return from < 0 ? null : new Interval(from, to).before(document, rest);
          }
        }
      }
      return null;
    }
  }

  private byte[] before(byte[] document, int rest) {
    int length = document.length - rest;
    ObjectNode positions = Json.object().put("from", from).put("to", to);
    if (from < to) {
      positions.putObject("interval").put("gte", from).put("lt", to);
    }
    byte[] beginning = Json.bytes(positions.put(Sources.BYTES, length));
    byte[] whole = Arrays.copyOf(beginning, beginning.length + length);
    whole[beginning.length - 1] = ',';
    System.arraycopy(document, rest, whole, beginning.length, length);
    return whole;
  }
}
