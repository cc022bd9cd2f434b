package io.daybook.wire;

import java.io.OutputStream;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** How large a value is as JSON. */
public final class JsonSize {

  /** Of a character that has to be escaped; none takes more. */
  private static final int MOST_BYTES = 6;

  private static final int SIGNS = 4;

  private JsonSize() {}

  /** In bytes, as {@link Json} writes it. */
  public static long of(JsonNode value) {
    Counter counter = new Counter();
    Json.MAPPER.writeValue(counter, value);
    return counter.bytes;
  }

  /** Whether it has so many bytes at most. What is far from it is not written out to be counted. */
  public static boolean isWithin(JsonNode value, long most) {
    return left(value, most / MOST_BYTES) >= 0 || of(value) <= most;
  }

  /** What is left of some characters; negative, as soon as they do not suffice. */
  private static long left(JsonNode value, long characters) {
    if (value.isString()) {
      return characters - value.stringValue().length() - SIGNS;
    }
    if (!value.isContainer()) {
      return characters - Json.text(value).length() - SIGNS;
    }
    long left = characters - SIGNS;
    if (value instanceof ObjectNode object) {
      for (Map.Entry<String, JsonNode> entry : object.properties()) {
        left = left(entry.getValue(), left - entry.getKey().length() - SIGNS);
        if (left < 0) {
          return left;
        }
      }
    } else {
      for (JsonNode element : value) {
        left = left(element, left);
        if (left < 0) {
          return left;
        }
      }
    }
    return left;
  }

  private static final class Counter extends OutputStream {
    private long bytes;

    @Override
    public void write(int b) {
      bytes++;
    }

    @Override
    public void write(byte[] some, int from, int length) {
      bytes += length;
    }
  }
}
