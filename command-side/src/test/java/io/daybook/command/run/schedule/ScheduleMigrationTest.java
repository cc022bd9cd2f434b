package io.daybook.command.run.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.command.CommandServer;
import io.daybook.command.TestDatabase;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A ledger from before there was a scheduler gets one. */
class ScheduleMigrationTest {

  private static final String CRON = "{\"schedule\": {\"cron\": \"0 * * * *\"}}";
  private static final String INACTIVE =
      "{\"schedule\": {\"cron\": \"1 * * * *\"}, \"active\": false}";

  @Test
  void findsSchedulesAndPausesInTheEvents() throws IOException, InterruptedException {
    TestDatabase database = TestDatabase.create();
    JdbcClient jdbc = ScheduledRows.of(database).jdbc();
    try (CommandServer server = CommandServer.on(database)) {
      fill(server, new SchedulingServer(server));
      List<Map<String, Object>> schedules = schedules(jdbc);
      List<Map<String, Object>> paused = paused(jdbc);
      assertThat(schedules).hasSize(5);
      assertThat(paused).hasSize(6);

      forget(jdbc);
      Flyway.configure()
          .dataSource(database.jdbcUrl(), database.user(), database.password())
          .defaultSchema("ledger")
          .locations("classpath:db/ledger")
          .outOfOrder(true)
          .load()
          .migrate();

      assertThat(schedules(jdbc)).isEqualTo(schedules);
      assertThat(paused(jdbc)).isEqualTo(paused);
    }
  }

  private static void fill(CommandServer server, SchedulingServer scheduling)
      throws IOException, InterruptedException {
    scheduling.deployment("both", CRON + "," + INACTIVE);
    scheduling.deployment("none", "");
    scheduling.deployment("born paused", CRON, ", \"paused\": true");
    String resumed = scheduling.deployment("resumed", "", ", \"paused\": true");
    server.send("POST", "/deployments/" + resumed + "/resume_deployment", "");
    String paused = scheduling.deployment("paused", CRON);
    server.send("PATCH", "/deployments/" + paused, "{\"paused\": true}");
    String replaced = scheduling.deployment("replaced", CRON + "," + INACTIVE);
    server.send("PATCH", "/deployments/" + replaced, "{\"schedules\": [" + INACTIVE + "]}");
    String deleted = scheduling.deployment("deleted", CRON);
    server.send("DELETE", "/deployments/" + deleted, "");
  }

  private static List<Map<String, Object>> schedules(JdbcClient jdbc) {
    return jdbc.sql("select id, deployment_id, active from ledger.schedule order by id")
        .query()
        .listOfRows();
  }

  private static List<Map<String, Object>> paused(JdbcClient jdbc) {
    return jdbc.sql("select name, paused from ledger.deployment order by name")
        .query()
        .listOfRows();
  }

  private static void forget(JdbcClient jdbc) {
    for (String sql :
        List.of(
            "drop table ledger.schedule",
            "alter table ledger.deployment drop column paused, drop column changed",
            "drop index runs.flow_run_not_late",
            "drop index runs.flow_run_open_child",
            "drop index runs.task_run_open",
            "delete from ledger.flyway_schema_history where version = '7'")) {
      jdbc.sql(sql).update();
    }
  }
}
