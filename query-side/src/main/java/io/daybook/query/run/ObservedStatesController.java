package io.daybook.query.run;

import io.daybook.query.projection.ProjectionDatabase;
import io.daybook.web.Paths;
import io.daybook.wire.ApiException;
import io.daybook.wire.Json;
import io.daybook.wire.Parameters;
import io.daybook.wire.Timestamps;
import io.daybook.wire.Types;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/**
 * The names of states that the UI offers to choose from: those that flow runs are in. Prefect also
 * names those that runs were in before, and those of task runs.
 */
@RestController
final class ObservedStatesController {

  private static final int MOST = 200;

  private static final String STATES =
      """
      select state_type, state_name, min(state_timestamp) as first, max(state_timestamp) as last
      from runs.flow_run
      where state_type is not null
        and (starts_with(lower(state_type), lower(:query))
          or starts_with(lower(state_name), lower(:query)))
      group by state_type, state_name order by\
      """;

  private final JdbcClient database;

  ObservedStatesController(@ProjectionDatabase JdbcClient database) {
    this.database = database;
  }

  private enum Sort {
    NAME_ASC,
    LAST_SEEN_DESC
  }

  /** Which names, and in which order. */
  private record Asked(String prefix, Sort sort, int limit) {

    static @Nullable Asked read(Parameters in) {
      String prefix = in.optional("query", Types.STRING, "");
      Sort sort = in.optional("order_by", Types.choice(Sort.class), Sort.LAST_SEEN_DESC);
      int limit = in.optional("limit", Types.INT.atLeast(1).atMost(MOST), MOST);
      return in.build(() -> new Asked(prefix, sort, limit));
    }
  }

  @GetMapping(Paths.API + "/observed-states")
  List<ObjectNode> states(@RequestParam MultiValueMap<String, String> query) {
    Asked asked = Parameters.ofQuery(query, Asked::read);
    if (asked.prefix().indexOf(0) >= 0) {
      throw ApiException.detail(422, "Invalid query: no NUL characters.");
    }
    String by = asked.sort() == Sort.NAME_ASC ? "" : " last desc,";
    return database
        .sql(STATES + by + " state_type, state_name limit :limit")
        .param("query", asked.prefix().strip())
        .param("limit", asked.limit())
        .query(ObservedStatesController::state)
        .list();
  }

  private static ObjectNode state(ResultSet row, int index) throws SQLException {
    return Json.object()
        .put("state_type", row.getString("state_type"))
        .put("state_name", row.getString("state_name"))
        .put("first_seen", time(row, "first"))
        .put("last_seen", time(row, "last"));
  }

  private static String time(ResultSet row, String column) throws SQLException {
    return Timestamps.format(row.getObject(column, OffsetDateTime.class).toInstant());
  }
}
