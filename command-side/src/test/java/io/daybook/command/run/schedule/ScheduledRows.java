package io.daybook.command.run.schedule;

import io.daybook.command.TestDatabase;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The scheduled runs of a database, as its registry has them. */
record ScheduledRows(JdbcClient jdbc) {

  static ScheduledRows of(TestDatabase database) {
    return new ScheduledRows(
        JdbcClient.create(
            new DriverManagerDataSource(database.jdbcUrl(), database.user(), database.password())));
  }

  long count() {
    return jdbc.sql("select count(*) from runs.flow_run").query(Long.class).single();
  }

  long count(String deploymentId) {
    return jdbc.sql("select count(*) from runs.flow_run where deployment_id = ?::uuid")
        .param(deploymentId)
        .query(Long.class)
        .single();
  }

  /** When runs are due, in order. */
  List<String> dates(String deploymentId) {
    return jdbc.sql(
            "select to_char(next_scheduled_start_time at time zone 'UTC',"
                + " 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"') from runs.flow_run"
                + " where deployment_id = ?::uuid order by 1")
        .param(deploymentId)
        .query(String.class)
        .list();
  }

  /** The events by which runs began, as they are stored. */
  List<String> payloads() {
    return jdbc.sql(
            "select payload::text from runs.event where event_name = 'FlowRunCreated' order by"
                + " position")
        .query(String.class)
        .list();
  }

  /** How many runs each transaction made, in order. */
  List<Long> together() {
    return jdbc.sql(
            "select count(*) from runs.event where event_name = 'FlowRunCreated'"
                + " group by xmin order by min(position)")
        .query(Long.class)
        .list();
  }

  long ledgerEvents() {
    return jdbc.sql("select count(*) from ledger.event").query(Long.class).single();
  }
}
