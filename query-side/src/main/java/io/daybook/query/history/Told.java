package io.daybook.query.history;

import io.daybook.query.paging.Hit;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** A change as a server-sent event: its position is the id, its action the name. */
final class Told {
  private final long position;
  private final String action;
  private final byte[] record;

  /**
   * @param record JSON without line breaks
   */
  private Told(long position, String action, byte[] record) {
    this.position = position;
    this.action = action;
    this.record = record;
  }

  static Told of(Hit change, byte[] record) {
    return new Told(
        HistoryFields.position(change),
        Objects.requireNonNull(change.field(HistoryFields.ACTION), "no action"),
        record);
  }

  /** To go on from. */
  long position() {
    return position;
  }

  /** In bytes. */
  int size() {
    return record.length;
  }

  void writeTo(OutputStream out) throws IOException {
    out.write(
        "id: %d\nevent: %s\ndata: ".formatted(position, action).getBytes(StandardCharsets.UTF_8));
    out.write(record);
    out.write('\n');
    out.write('\n');
  }
}
