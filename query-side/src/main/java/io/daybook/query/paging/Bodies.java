package io.daybook.query.paging;

import io.daybook.wire.Json;
import java.io.ByteArrayOutputStream;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Bodies of rows as answers: passed on as bytes, or parsed where something has to be put in. */
public final class Bodies {
  private Bodies() {}

  /** A JSON array of the bodies as they are stored. */
  public static byte[] list(List<Hit> hits) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(16_384);
    out.write('[');
    for (int i = 0; i < hits.size(); i++) {
      if (i > 0) {
        out.write(',');
      }
      hits.get(i).writeBody(out);
    }
    out.write(']');
    return out.toByteArray();
  }

  /** The body as a tree that may be changed. */
  public static ObjectNode parsed(Hit hit) {
    return (ObjectNode) Json.MAPPER.readTree(hit.body());
  }
}
