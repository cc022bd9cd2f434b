package io.daybook.query.history;

import java.io.IOException;
import java.util.List;

/** Where records of changes are written to, a few at a time. */
interface RecordSink {

  /**
   * @param records JSON objects
   */
  void write(List<byte[]> records) throws IOException;
}
