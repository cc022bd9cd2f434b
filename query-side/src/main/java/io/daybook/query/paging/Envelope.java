package io.daybook.query.paging;

import io.daybook.filter.Paging;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A page of a list as Prefect's API answers it. */
public final class Envelope {
  private Envelope() {}

  /**
   * @param rows a JSON array
   * @param count how many rows the whole list has
   */
  public static byte[] of(byte[] rows, long count, Paging.Numbered paging) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(rows.length + 128);
    out.writeBytes("{\"results\":".getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(rows);
    String rest =
        ",\"count\":%d,\"limit\":%d,\"pages\":%d,\"page\":%d}"
            .formatted(count, paging.limit(), paging.pages(count), paging.page());
    out.writeBytes(rest.getBytes(StandardCharsets.US_ASCII));
    return out.toByteArray();
  }
}
