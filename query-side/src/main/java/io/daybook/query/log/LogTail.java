package io.daybook.query.log;

import io.daybook.filter.LogFilter;
import io.daybook.log.LogJson;
import io.daybook.query.projection.ProjectionDatabase;
import io.daybook.wire.Json;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lines by the transactions that stored them. What lies before a horizon is complete: the lines
 * between two horizons never change, and are each in one such interval.
 */
@Component
public final class LogTail {

  private static final String BETWEEN = " and revision >= ? and revision < ?";

  /** More than that between two looks no client reads; it finds the rest in the lists. */
  private static final int MOST = 5_000;

  private final JdbcClient database;

  LogTail(@ProjectionDatabase JdbcClient database) {
    this.database = database;
  }

  /** Before which every transaction has ended. */
  public long horizon() {
    return database.sql("select activity.horizon()").query(Long.class).single();
  }

  /** Whether any line was stored between two horizons. */
  public boolean hasAny(long from, long to) {
    return database
        .sql("select exists (select from runs.log where true" + BETWEEN + ")")
        .params(from, to)
        .query(Boolean.class)
        .single();
  }

  /** The lines between two horizons as frames of the stream, in the order of their arrival. */
  public List<String> frames(LogFilter filter, long from, long to) {
    LogClauses where = LogClauses.of(filter);
    return database
        .sql(LogReads.COLUMNS + where.sql() + BETWEEN + " order by revision, number limit " + MOST)
        .params(where.values())
        .params(from, to)
        .query(LogReads::line)
        .list()
        .stream()
        .map(line -> frame(LogJson.response(line)))
        .toList();
  }

  private static String frame(ObjectNode line) {
    ObjectNode frame = Json.object().put("type", "log");
    frame.set("log", line);
    return Json.text(frame);
  }
}
