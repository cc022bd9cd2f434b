package io.daybook.query.history;

import java.io.IOException;
import java.io.OutputStream;

/** Records as NDJSON: one on each line. */
record LineRecords(OutputStream out) implements RecordSink {

  @Override
  public void write(byte[] record) throws IOException {
    out.write(record);
    out.write('\n');
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }
}
