package io.daybook.query.paging;

import io.daybook.filter.Paging;
import io.daybook.wire.Json;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.node.ObjectNode;

/** A page of a list as Prefect's API answers it. */
public final class Envelope {
  private Envelope() {}

  /**
   * @param rows a JSON array
   * @param count how many rows the whole list has
   */
  public static byte[] of(byte[] rows, long count, Paging.Numbered paging) {
    return of(rows, figures(count, paging));
  }

  /** What Prefect's API tells beside the rows. */
  public static ObjectNode figures(long count, Paging.Numbered paging) {
    return Json.object()
        .put("count", count)
        .put("limit", paging.limit())
        .put("pages", paging.pages(count))
        .put("page", paging.page());
  }

  /**
   * @param rows a JSON array
   * @param figures what is told beside them
   */
  public static byte[] of(byte[] rows, ObjectNode figures) {
    byte[] rest = Json.bytes(figures);
    ByteArrayOutputStream out = new ByteArrayOutputStream(rows.length + rest.length + 16);
    out.writeBytes("{\"results\":".getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(rows);
    out.write(',');
    out.write(rest, 1, rest.length - 1);
    return out.toByteArray();
  }
}
