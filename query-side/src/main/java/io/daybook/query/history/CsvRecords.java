package io.daybook.query.history;

import io.daybook.query.web.CsvLines;
import io.daybook.wire.Json;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Records as a table, by RFC 4180. A program that calculates takes what begins with one of {@code =
 * + - @}, a tab or a carriage return for a formula: such a field gets an apostrophe in front of it,
 * and so does one that begins with an apostrophe, so that taking one away gives back what was.
 */
final class CsvRecords implements RecordSink {
  private static final String FORMULA = "=+-@\t\r'";

  private static final List<String> COLUMNS =
      List.of(
          "position",
          "at",
          "action",
          "deployment_id",
          "deployment_name",
          "flow_id",
          "flow_name",
          "revision",
          "first_position",
          "command",
          "events",
          "actor.id",
          "actor.type",
          "actor.display_value",
          "actor.verified",
          "request_id",
          "client",
          "worker_name",
          "address",
          "reason",
          "changed_fields",
          "changes",
          "patch");

  private final Writer out;
  private final CsvLines lines;
  private final List<String> columns;

  /** Begins with the names of the columns. */
  CsvRecords(Writer out, boolean withDeployment) throws IOException {
    this.out = out;
    this.lines = new CsvLines(out);
    this.columns = new ArrayList<>(COLUMNS);
    if (withDeployment) {
      columns.add("deployment");
    }
    lines.row(columns.toArray());
  }

  @Override
  public void write(byte[] record) throws IOException {
    JsonNode json = Json.MAPPER.readTree(record);
    lines.row(columns.stream().map(column -> field(json, column)).toArray());
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }

  private static @Nullable String field(JsonNode record, String column) {
    JsonNode value = record.at("/" + column.replace('.', '/'));
    return switch (column) {
      case "events" ->
          safe(value.valueStream().map(JsonNode::asString).collect(Collectors.joining(" ")));
      default -> value.isNull() ? null : safe(text(value));
    };
  }

  private static String text(JsonNode value) {
    return value.isString() ? value.stringValue() : Json.text(value);
  }

  static String safe(String text) {
    return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }
}
