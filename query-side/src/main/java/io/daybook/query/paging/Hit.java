package io.daybook.query.paging;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A document found. Its rendered parts and its sort values are slices of Elasticsearch's answer:
 * nothing of them is parsed.
 */
public final class Hit {
  private final byte[] answer;
  private final Map<String, String> fields;
  private final Slice body;
  private final Slice sort;
  private final Slice change;

  /** Bytes of the answer, from the first to before the last. */
  record Slice(int from, int to) {
    static final Slice NONE = new Slice(0, 0);
  }

  Hit(byte[] answer, Map<String, String> fields, Slice body, Slice sort, Slice change) {
    this.answer = answer;
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
    return Arrays.copyOfRange(answer, body.from(), body.to());
  }

  /** Whether it has a rendered body: what was deleted has none. */
  public boolean hasBody() {
    return body.to() > body.from();
  }

  /** The rendered record of a change, a JSON object; empty in documents that are of none. */
  public byte[] change() {
    return Arrays.copyOfRange(answer, change.from(), change.to());
  }

  void writeBody(ByteArrayOutputStream out) {
    out.write(answer, body.from(), body.to() - body.from());
  }

  /** Writes the rendered body without its closing brace, so that more keys can follow. */
  public void writeOpenBody(ByteArrayOutputStream out) {
    out.write(answer, body.from(), body.to() - body.from() - 1);
  }

  /**
   * Writes those members of the body that have these keys, in the body's order, without braces.
   *
   * @return whether there was one
   */
  public boolean writeMembers(Set<String> keys, ByteArrayOutputStream out) {
    return Members.write(answer, body, keys, out);
  }

  /** The values by which it is sorted, as a JSON array. */
  public String sortValues() {
    return new String(answer, sort.from(), sort.to() - sort.from(), StandardCharsets.UTF_8);
  }
}
