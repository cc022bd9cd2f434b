package io.daybook.query.log;

import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rows as Python's {@code csv} writes them: quoted where they must be, ended by CR LF. */
final class CsvLines {

  private final Appendable out;

  CsvLines(Appendable out) {
    this.out = out;
  }

  /** Null is an empty field. */
  void row(@Nullable Object... fields) throws IOException {
    out.append(Stream.of(fields).map(CsvLines::field).collect(Collectors.joining(",")));
    out.append("\r\n");
  }

  private static String field(@Nullable Object value) {
    String text = value == null ? "" : value.toString();
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
