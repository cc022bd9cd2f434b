package io.daybook.query.paging;

import io.daybook.query.paging.Hit.Slice;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Parts of a JSON object as bytes: what is not asked for is skipped over, and nothing is built. */
final class Members {
  private Members() {}

  /**
   * Copies members in the object's order, separated by commas.
   *
   * @return whether there was one
   */
  static boolean write(Slice object, Set<String> keys, ByteArrayOutputStream out) {
    try (JsonParser parser = object.parser()) {
      parser.nextToken();
      int written = 0;
      while (written < keys.size() && parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String key = parser.currentName();
        parser.nextToken();
        int from = (int) parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        parser.finishToken();
        if (keys.contains(key)) {
          out.writeBytes(
              ((written++ > 0 ? "," : "") + "\"" + key + "\":").getBytes(StandardCharsets.UTF_8));
          object.write(from, (int) parser.currentLocation().getByteOffset(), out);
        }
      }
      return written > 0;
    }
  }
}
