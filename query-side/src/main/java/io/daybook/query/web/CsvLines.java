package io.daybook.query.web;

import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rows as RFC 4180 has them, and Python writes them: quoted where they must be, ended by CR LF. */
public final class CsvLines {

  private final Appendable out;

  public CsvLines(Appendable out) {
    this.out = out;
  }

  /** Null is an empty field. */
  public void row(@Nullable Object... fields) throws IOException {
    out.append(Stream.of(fields).map(CsvLines::field).collect(Collectors.joining(",")));
    out.append("\r\n");
  }

  private static String field(@Nullable Object value) {
    String text = value == null ? "" : value.toString();
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
