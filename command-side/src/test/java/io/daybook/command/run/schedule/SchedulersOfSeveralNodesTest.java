package io.daybook.command.run.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.daybook.command.CommandServer;
import io.daybook.command.TestDatabase;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchedulersOfSeveralNodesTest {

  private static final int DEPLOYMENTS = 60;
  private static final String[] BUSY = {
    "daybook.scheduler.enabled=true",
    "daybook.scheduler.interval=100ms",
    "daybook.scheduler.recent-interval=100ms",
    "daybook.scheduler.deployment-batch-size=7",
    "daybook.scheduler.insert-batch-size=10"
  };

  @Test
  void makeEachRunOnceWhileSchedulesChange() throws IOException, InterruptedException {
    TestDatabase database = TestDatabase.create();
    try (CommandServer one = CommandServer.on(database, BUSY);
        CommandServer other = CommandServer.on(database, BUSY)) {
      SchedulingServer scheduling = new SchedulingServer(one);
      ScheduledRows rows = ScheduledRows.of(database);
      List<String> ids = new ArrayList<>();
      for (int i = 0; i < DEPLOYMENTS; i++) {
        ids.add(scheduling.deployment("d" + i, SchedulingServer.HOURLY));
      }

      for (String id : ids) {
        other.send("PATCH", "/deployments/" + id, "{\"description\": \"changed\"}");
      }

      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(() -> assertThat(rows.count()).isEqualTo(3L * DEPLOYMENTS));
      assertThat(ids)
          .allSatisfy(id -> assertThat(rows.dates(id)).hasSize(3).doesNotHaveDuplicates());
    }
  }
}
