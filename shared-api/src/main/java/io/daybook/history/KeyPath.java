package io.daybook.history;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The keys on the way to a value. They are only written out for what is told: a body may have very
 * many, and very long ones.
 *
 * @param above null at the root
 * @param length of all keys and what stands between them, in characters
 */
record KeyPath(@Nullable KeyPath above, String key, long length) {

  static final KeyPath ROOT = new KeyPath(null, "", 0);

  KeyPath to(String next) {
    return new KeyPath(this, next, length + 1 + next.length());
  }

  boolean isRoot() {
    return above == null;
  }

  /** For people: dots between the keys. */
  String field() {
    StringBuilder field = new StringBuilder();
    for (String key : keys()) {
      field.append(field.isEmpty() ? "" : ".").append(key);
    }
    return field.toString();
  }

  /** For programs: a JSON Pointer (RFC 6901). */
  String pointer() {
    StringBuilder pointer = new StringBuilder();
    for (String key : keys()) {
      pointer.append('/').append(key.replace("~", "~0").replace("/", "~1"));
    }
    return pointer.toString();
  }

  private Deque<String> keys() {
    Deque<String> keys = new ArrayDeque<>();
    for (KeyPath path = this; path.above != null; path = path.above) {
      keys.addFirst(path.key);
    }
    return keys;
  }
}
