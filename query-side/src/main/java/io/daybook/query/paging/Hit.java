package io.daybook.query.paging;

import io.daybook.wire.Json;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/**
 * A document found. Its rendered parts and its sort values are slices of Elasticsearch's answer:
 * nothing of them is parsed, unless it had to be written as a text.
 */
public final class Hit {
  private final Map<String, String> fields;
  private final Slice body;
  private final Slice sort;
  private final Slice change;

  /** Some bytes of an array, from the first to before the last. */
  static final class Slice {
    static final Slice NONE = of("");

    private final byte[] bytes;
    private final int from;
    private final int to;

    Slice(byte[] bytes, int from, int to) {
      this.bytes = bytes;
      this.from = from;
      this.to = to;
    }

    static Slice of(String text) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return new Slice(bytes, 0, bytes.length);
    }

    int length() {
      return to - from;
    }

    byte[] copy() {
      return Arrays.copyOfRange(bytes, from, to);
    }

    /** Writes the bytes from one place within to before another. */
    void write(int begin, int end, ByteArrayOutputStream out) {
      out.write(bytes, from + begin, end - begin);
    }

    JsonParser parser() {
      return Json.MAPPER.createParser(bytes, from, length());
    }

    @Override
    public String toString() {
      return new String(bytes, from, length(), StandardCharsets.UTF_8);
    }
  }

  Hit(Map<String, String> fields, Slice body, Slice sort, Slice change) {
    this.fields = fields;
    this.body = body;
    this.sort = sort;
    this.change = change;
  }

  /** The document of this {@code _source}. */
  public static Hit ofSource(byte[] source, Set<String> fields) {
    return Hits.readSource(source, fields);
  }

  /** The value of one of the fields that were asked for; null where it has none. */
  public @Nullable String field(String name) {
    return fields.get(name);
  }

  /** The rendered body, a JSON object. */
  public byte[] body() {
    return body.copy();
  }

  /** Whether it has a rendered body: what was deleted has none. */
  public boolean hasBody() {
    return body.length() > 0;
  }

  /** The rendered record of a change, a JSON object; empty in documents that are of none. */
  public byte[] change() {
    return change.copy();
  }

  /** Of its rendered parts, in bytes. */
  long length() {
    return (long) body.length() + change.length();
  }

  void writeBody(ByteArrayOutputStream out) {
    body.write(0, body.length(), out);
  }

  /** Writes the rendered body without its closing brace, so that more keys can follow. */
  public void writeOpenBody(ByteArrayOutputStream out) {
    body.write(0, body.length() - 1, out);
  }

  /**
   * Writes those members of the body that have these keys, in the body's order, without braces.
   *
   * @return whether there was one
   */
  public boolean writeMembers(Set<String> keys, ByteArrayOutputStream out) {
    return Members.write(body, keys, out);
  }

  /** The values by which it is sorted, as a JSON array. */
  public String sortValues() {
    return sort.toString();
  }
}
