package io.daybook.query.history;

import java.io.IOException;

/** Where records of changes are written to, one after the other. */
interface RecordSink {

  /**
   * @param record a JSON object
   */
  void write(byte[] record) throws IOException;

  /** Lets the reader have what was written. */
  void flush() throws IOException;
}
