package io.daybook.command.run.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.command.CommandServer;
import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** What deletes scheduled runs, and which. */
@TestInstance(Lifecycle.PER_CLASS)
class UnscheduleTest {

  /** One that is long due and one that is far away. */
  private static final String PAST = "2020-01-01T01:00:00Z";

  private static final String FUTURE = "2030-01-01T01:00:00Z";

  private final CommandServer server = CommandServer.start();
  private final SchedulingServer scheduling = new SchedulingServer(server);
  private final ScheduledRows rows = ScheduledRows.of(server.database());
  private String name = "";
  private String id = "";

  @AfterAll
  void close() {
    server.close();
  }

  @BeforeEach
  void aDeploymentWithAPastAndAFutureRun() throws IOException, InterruptedException {
    name = UUID.randomUUID().toString();
    id = scheduling.deployment(name, SchedulingServer.HOURLY);
    scheduling.schedule(id, window("2020-01-01"));
    scheduling.schedule(id, window("2030-01-01"));
    assertThat(rows.dates(id)).containsExactly(PAST, FUTURE);
  }

  private static String window(String day) {
    return "{\"start_time\": \"%sT00:30:00Z\", \"end_time\": \"%sT01:30:00Z\"}".formatted(day, day);
  }

  private void send(String method, String path, String body)
      throws IOException, InterruptedException {
    assertThat(server.send(method, "/deployments/" + path, body).status()).isBetween(200, 204);
  }

  private String schedule() {
    return rows.jdbc()
        .sql("select id::text from ledger.schedule where deployment_id = ?::uuid")
        .param(id)
        .query(String.class)
        .single();
  }

  @Test
  void anUpsertDeletesFutureRuns() throws IOException, InterruptedException {
    send("POST", "", scheduling.body(name, SchedulingServer.HOURLY, ""));

    assertThat(rows.dates(id)).containsExactly(PAST);
  }

  @Test
  void anUpdateDeletesFutureRunsEvenIfItChangesNothing() throws IOException, InterruptedException {
    send("PATCH", id, "{}");

    assertThat(rows.dates(id)).containsExactly(PAST);
  }

  @Test
  void anUpdateThatPausesLeavesLateRuns() throws IOException, InterruptedException {
    send("PATCH", id, "{\"paused\": true}");

    assertThat(rows.dates(id)).containsExactly(PAST);
  }

  @Test
  void aPauseDeletesAll() throws IOException, InterruptedException {
    send("POST", id + "/pause_deployment", "");

    assertThat(rows.dates(id)).isEmpty();
  }

  @Test
  void aResumptionDeletesNone() throws IOException, InterruptedException {
    send("POST", id + "/resume_deployment", "");

    assertThat(rows.dates(id)).hasSize(2);
  }

  @Test
  void aNewScheduleDeletesNone() throws IOException, InterruptedException {
    send("POST", id + "/schedules", "[{\"schedule\": {\"cron\": \"0 0 * * *\"}}]");

    assertThat(rows.dates(id)).hasSize(2);
  }

  @Test
  void aChangeOfAScheduleDeletesFutureRuns() throws IOException, InterruptedException {
    send("PATCH", id + "/schedules/" + schedule(), "{\"active\": false}");

    assertThat(rows.dates(id)).containsExactly(PAST);
  }

  @Test
  void theEndOfAScheduleDeletesAll() throws IOException, InterruptedException {
    send("DELETE", id + "/schedules/" + schedule(), "");

    assertThat(rows.dates(id)).isEmpty();
  }

  @Test
  void theEndOfADeploymentDeletesAll() throws IOException, InterruptedException {
    send("DELETE", id, "");

    assertThat(rows.dates(id)).isEmpty();
  }

  @Test
  void runsOfUsersAndRunsThatBeganStay() throws IOException, InterruptedException {
    mark("auto_scheduled = false", PAST);
    mark("run_count = 1", FUTURE);

    send("POST", id + "/pause_deployment", "");

    assertThat(rows.dates(id)).hasSize(2);
  }

  @Test
  void runsThatWaitForASlotStay() throws IOException, InterruptedException {
    mark("state_name = 'AwaitingConcurrencySlot'", FUTURE);

    send("DELETE", id, "");

    assertThat(rows.dates(id)).containsExactly(FUTURE);
  }

  @Test
  void runsOfUsersGoWithTheirDeployment() throws IOException, InterruptedException {
    mark("auto_scheduled = false", FUTURE);

    send("DELETE", id, "");

    assertThat(rows.dates(id)).isEmpty();
  }

  private void mark(String change, String date) {
    rows.jdbc()
        .sql(
            "update runs.flow_run set "
                + change
                + " where deployment_id = ?::uuid and next_scheduled_start_time = ?::timestamptz")
        .params(id, date)
        .update();
  }
}
