package io.daybook.query.history;

import io.daybook.query.paging.Hit;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * A change as a server-sent event.
 *
 * @param position its id, to go on from
 * @param action its name
 * @param record its data: JSON without line breaks
 */
record Told(long position, String action, byte[] record) {

  static Told of(Hit change, byte[] record) {
    return new Told(
        HistoryFields.position(change),
        Objects.requireNonNull(change.field(HistoryFields.ACTION), "no action"),
        record);
  }

  void writeTo(OutputStream out) throws IOException {
    out.write(
        "id: %d\nevent: %s\ndata: ".formatted(position, action).getBytes(StandardCharsets.UTF_8));
    out.write(record);
    out.write('\n');
    out.write('\n');
  }
}
