package io.daybook.command.run.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.daybook.command.CommandServer;
import io.daybook.command.dispatch.Commands;
import io.daybook.command.run.schedule.FillSchedules.Filled;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class SchedulerTest {

  private static final String EACH_MINUTE =
      "{\"schedule\": {\"interval\": 60, \"anchor_date\": \"2026-01-01T00:00:00Z\"}}";

  private final CommandServer server = CommandServer.start("daybook.scheduler.insert-batch-size=4");
  private final SchedulingServer scheduling = new SchedulingServer(server);
  private final ScheduledRows rows = ScheduledRows.of(server.database());
  private final Commands commands = server.bean(Commands.class);

  @AfterEach
  void close() {
    server.close();
  }

  /** All batches of one tick. */
  private int tick() {
    int runs = 0;
    UUID last = null;
    do {
      Filled filled = commands.send(new FillSchedules(last, null)).answer();
      last = filled.last();
      runs += filled.runs();
    } while (last != null);
    return runs;
  }

  @Test
  void makesWhatIsMissingAndNoMore() throws IOException, InterruptedException {
    String hourly = scheduling.deployment("hourly", SchedulingServer.HOURLY);
    String eachMinute = scheduling.deployment("minute", EACH_MINUTE);
    String both = scheduling.deployment("both", SchedulingServer.HOURLY + "," + EACH_MINUTE);

    int made = tick();
    int madeAgain = tick();

    assertThat(rows.count(hourly)).isEqualTo(3);
    assertThat(rows.count(eachMinute)).isBetween(60L, 61L);
    assertThat(rows.count(both)).isBetween(63L, 64L);
    assertThat((long) made).isEqualTo(rows.count() - madeAgain);
    assertThat(madeAgain).isLessThanOrEqualTo(2);
  }

  @Test
  void leavesPausedDeploymentsAndInactiveSchedulesAlone() throws IOException, InterruptedException {
    scheduling.deployment("paused", SchedulingServer.HOURLY, ", \"paused\": true");
    scheduling.deployment(
        "inactive", "{\"schedule\": {\"cron\": \"0 * * * *\"}, \"active\": false}");
    String pausedLater = scheduling.deployment("paused later", SchedulingServer.HOURLY);
    server.send("PATCH", "/deployments/" + pausedLater, "{\"paused\": true}");

    assertThat(tick()).isZero();

    server.send("POST", "/deployments/" + pausedLater + "/resume_deployment", "");
    assertThat(tick()).isEqualTo(3);
  }

  @Test
  void isNoPartOfADeploymentsHistory() throws IOException, InterruptedException {
    scheduling.deployment("d", SchedulingServer.HOURLY);
    long before = rows.ledgerEvents();
    String changed = changed();

    tick();

    assertThat(rows.count()).isEqualTo(3);
    assertThat(rows.ledgerEvents()).isEqualTo(before);
    assertThat(changed()).isEqualTo(changed);
  }

  @Test
  void goesOnAfterASchedulethatNeverComes() throws IOException, InterruptedException {
    String never =
        "{\"schedule\": {\"rrule\": \"DTSTART:20200101T000000\\nRRULE:FREQ=YEARLY;COUNT=1\"}}";
    scheduling.deployment("a", never);
    String id = scheduling.deployment("b", never + "," + SchedulingServer.HOURLY);

    tick();

    assertThat(rows.count(id)).isEqualTo(3);
  }

  @Test
  void namesARuleThatNeverFillsOnceUntilItChanges(CapturedOutput output)
      throws IOException, InterruptedException {
    String never =
        "{\"schedule\": {\"rrule\": \"DTSTART:20200101T000000\\nRRULE:FREQ=SECONDLY%s\\n"
            + "EXRULE:FREQ=SECONDLY\"}}";
    String id = scheduling.deployment("a", never.formatted("") + "," + SchedulingServer.HOURLY);
    String warning = "of deployment " + id + " is given up";

    tick();
    tick();

    assertThat(rows.count(id)).isEqualTo(3);
    assertThat(output.toString()).containsOnlyOnce(warning);

    String changed = never.formatted(";BYSECOND=1");
    server.send("PATCH", "/deployments/" + id, "{\"schedules\": [" + changed + "]}");
    tick();

    assertThat(output.toString().split(warning, -1)).hasSize(3);
  }

  @Test
  void givesUpAFewRulesAtATimeAndKeepsTheOthersGoing(CapturedOutput output)
      throws IOException, InterruptedException {
    String never =
        "{\"schedule\": {\"rrule\": \"DTSTART:20200101T000000\\nRRULE:FREQ=SECONDLY\\n"
            + "EXRULE:FREQ=SECONDLY\"}}";
    String nineOfThem = String.join(",", Collections.nCopies(9, never));
    String id = scheduling.deployment("a", nineOfThem + "," + SchedulingServer.HOURLY);
    String warning = "of deployment " + id + " is given up";

    tick();

    assertThat(rows.count(id)).isEqualTo(3);
    assertThat(output.toString().split(warning, -1)).hasSize(6);

    tick();

    assertThat(output.toString().split(warning, -1)).hasSize(10);
  }

  @Test
  void makesLargeRunsAFewAtATime() throws IOException, InterruptedException {
    String large = SchedulingServer.eachMinute(SchedulingServer.LARGE);
    String first = scheduling.deployment("a", large);
    String second = scheduling.deployment("b", large);

    tick();

    assertThat(rows.together()).containsExactly(32L, 32L);
    assertThat(rows.count(first)).isEqualTo(rows.count(second));

    tick();

    assertThat(rows.count(first)).isBetween(60L, 61L);
    assertThat(rows.count(second)).isBetween(60L, 61L);
  }

  @Test
  void runsByItself() throws IOException, InterruptedException {
    try (CommandServer node =
        CommandServer.on(
            server.database(),
            "daybook.scheduler.enabled=true",
            "daybook.scheduler.interval=1h",
            "daybook.scheduler.recent-interval=100ms")) {
      String id = new SchedulingServer(node).deployment("d", SchedulingServer.HOURLY);

      await().atMost(Duration.ofSeconds(30)).until(() -> rows.count(id) == 3);

      server.send("PATCH", "/deployments/" + id, "{\"parameters\": {\"a\": 7}}");
      await().atMost(Duration.ofSeconds(30)).until(() -> rows.count(id) == 3);
      assertThat(rows.payloads().getLast()).contains("\"a\":7");
    }
  }

  private String changed() {
    return rows.jdbc()
        .sql("select changed::text from ledger.deployment")
        .query(String.class)
        .single();
  }
}
