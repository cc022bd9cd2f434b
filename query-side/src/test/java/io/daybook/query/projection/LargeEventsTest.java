package io.daybook.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.deployment.DeploymentEvent.DeploymentCreated;
import io.daybook.deployment.DeploymentEvent.DeploymentDescriptionChanged;
import io.daybook.filter.StateType;
import io.daybook.flow.FlowEvent.FlowCreated;
import io.daybook.query.index.Feed;
import io.daybook.query.index.Index;
import io.daybook.run.FlowRunEvent.FlowRunCreated;
import io.daybook.run.FlowRunEvent.FlowRunTagsChanged;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A batch may have a thousand events, and each of them some megabytes. */
class LargeEventsTest {
  private final FlowCreated flow = Events.flow("etl");
  private ReadSide side;

  @BeforeEach
  void create() throws SQLException {
    side = ReadSide.create();
  }

  @AfterEach
  void close() throws SQLException {
    side.close();
  }

  private static String text(int number) {
    return Character.toString('a' + number).repeat(2_000_000);
  }

  @Test
  void aLargeEventIsReadWhenItIsAskedFor() throws SQLException {
    DeploymentCreated created = Events.deployment(flow, "large");
    UUID id = created.deploymentId();
    side.ledger().append(flow, created, new DeploymentDescriptionChanged(id, text(0)));
    side.start();
    LogTable table = new LogTable(side.bean(JdbcClient.class), Feed.HISTORY);

    List<LogEntry> entries = table.after(0, 10);
    LogEntry large = entries.get(2);
    assertThat(entries.get(1).readable()).isSameAs(entries.get(1).readable());
    assertThat(large.readable())
        .isNotSameAs(large.readable())
        .isEqualTo(new DeploymentDescriptionChanged(id, text(0)));
    assertThat(large.problem()).isNull();
    assertThat(table.stream(id, 2)).hasSize(1);
    assertThat(table.stream(id, 3).getLast().event()).isEqualTo(large.event());
  }

  @Test
  void aLargeEventThatCantBeReadIsADeadLetter() throws SQLException {
    DeploymentCreated created = Events.deployment(flow, "large");
    side.ledger().append(flow, created);
    side.ledger()
        .appendRaw(
            created.deploymentId(),
            "Deployment",
            "DeploymentTeleported",
            "{\"to\":\"" + text(0) + "\"}");
    side.start();
    side.settle();

    JsonNode letters = side.bean(ProjectionStatus.class).deadLetters(new DeploymentProjector(), 10);
    assertThat(letters).hasSize(1);
    assertThat(letters.at("/0/reason").stringValue()).contains("newer Daybook");
  }

  /** All of them, and what is made of them, are many times what is held at once. */
  @Test
  void manyLargeAggregatesAreAppliedInOneBatch() throws SQLException {
    List<UUID> ids = new ArrayList<>();
    side.ledger().append(flow);
    for (int i = 0; i < 20; i++) {
      DeploymentCreated created = Events.deployment(flow, "d" + i);
      ids.add(created.deploymentId());
      side.ledger().append(created, new DeploymentDescriptionChanged(ids.getLast(), text(i)));
    }
    side.start();
    side.settle();
    side.stop();
    for (int i = 0; i < 20; i++) {
      side.ledger().append(new DeploymentDescriptionChanged(ids.get(i), text(i + 1)));
    }
    side.start();

    assertThat(side.count(Index.DEPLOYMENTS)).isEqualTo(20);
    for (int i = 0; i < 20; i++) {
      JsonNode before = side.document(Index.DEPLOYMENT_HISTORY, ids.get(i) + "-1");
      JsonNode after = side.document(Index.DEPLOYMENT_HISTORY, ids.get(i) + "-2");
      assertThat(before).isNotNull();
      assertThat(after).isNotNull();
      assertThat(before.at("/body/description").stringValue().equals(text(i))).isTrue();
      assertThat(after.at("/body/description").stringValue().equals(text(i + 1))).isTrue();
      assertThat(before.path("to")).isEqualTo(after.path("from"));
    }
  }

  @Test
  void aLargeEventThatARetentionDropsBeforeItIsAppliedKeepsNothingFromBeingApplied()
      throws SQLException {
    Instant before = Instant.parse("2026-11-15T23:59:59Z");
    FlowRunCreated dropped = run("old", before);
    FlowRunCreated kept = run("new", before.plusSeconds(1));
    side.start();
    side.ledger().append(flow);
    side.settle();
    String lock = "select from projection.progress where index_name = 'flow_runs' for update";
    try (HeldRebuilds _ = new HeldRebuilds(side, lock)) {
      FlowRunTagsChanged large = new FlowRunTagsChanged(dropped.flowRunId(), List.of(text(0)));
      side.runs().append(before, List.of(dropped, large));
      Awaitility.await().atMost(Duration.ofSeconds(30)).until(this::isBatchHeld);
      side.runs().execute("drop table runs.event_2026_11_09");
      side.runs().execute("update runs.week set dropped = now() where monday = '2026-11-09'");
    }
    side.runs().append(before.plusSeconds(1), List.of(kept));
    side.settle();

    String query = "{\"query\":{\"ids\":{\"values\":[\"%s\"]}}}".formatted(kept.flowRunId());
    assertThat(side.search(Index.FLOW_RUNS, query).at("/hits")).hasSize(1);
    assertThat(side.bean(Projections.class).problem()).isNull();
    assertThat(side.runs().number("select count(*) from projection.dead_letter")).isZero();
  }

  private FlowRunCreated run(String name, Instant at) {
    return RunEvents.flowRun(flow, name, RunEvents.state(StateType.PENDING, at));
  }

  private boolean isBatchHeld() throws SQLException {
    return side.runs()
            .number(
                "select count(*) from pg_stat_activity where datname = current_database() and"
                    + " wait_event_type = 'Lock' and query like '%projection.progress%for update'")
        > 0;
  }
}
