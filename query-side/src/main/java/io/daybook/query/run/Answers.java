package io.daybook.query.run;

import io.daybook.query.paging.Hit;
import io.daybook.wire.Json;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/** Stored bodies as they are, each with what depends on now and on other things at its end. */
final class Answers {
  private Answers() {}

  /**
   * A JSON array of the rows.
   *
   * @param tail the keys that a body lacks; at least one
   */
  static byte[] list(List<Hit> hits, Function<Hit, ObjectNode> tail) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(16_384);
    out.write('[');
    for (int i = 0; i < hits.size(); i++) {
      if (i > 0) {
        out.write(',');
      }
      Hit hit = hits.get(i);
      hit.writeOpenBody(out);
      byte[] rest = Json.bytes(tail.apply(hit));
      out.write(',');
      out.write(rest, 1, rest.length - 1);
    }
    out.write(']');
    return out.toByteArray();
  }
}
