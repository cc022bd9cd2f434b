package io.daybook.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.filter.StateType;
import io.daybook.flow.FlowEvent.FlowCreated;
import io.daybook.query.index.ElasticsearchProperties;
import io.daybook.query.index.ElasticsearchUnavailableException;
import io.daybook.query.index.Feed;
import io.daybook.query.index.Index;
import io.daybook.query.index.SearchClient;
import io.daybook.query.index.SearchClients;
import io.daybook.run.FlowRunEvent.FlowRunCreated;
import io.daybook.run.FlowRunEvent.FlowRunDeleted;
import io.daybook.run.FlowRunEvent.FlowRunTagsChanged;
import io.daybook.run.Week;
import io.daybook.wire.Json;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A week of runs that Elasticsearch loses is filled again, and no list is ever without it. */
class LostWeekTest {
  private static final Instant MONDAY = Instant.parse("2026-11-16T00:00:00Z");
  private static final Instant SUNDAY = Instant.parse("2026-11-15T23:59:59Z");

  private final FlowCreated flow = Events.flow("etl");
  private final List<FlowRunCreated> old = new ArrayList<>();
  private ReadSide side;

  @BeforeEach
  void givenRunsOfTwoWeeks() throws SQLException {
    side = ReadSide.create().with("daybook.projection.batch-size", 10).start();
    side.ledger().append(flow);
    for (int i = 0; i < 25; i++) {
      FlowRunCreated run = run("old" + i, SUNDAY);
      old.add(run);
      side.runs().append(SUNDAY, List.of(run));
      side.runs().append(MONDAY, List.of(run("new" + i, MONDAY)));
    }
    side.runs().append(MONDAY, List.of(new FlowRunDeleted(old.getFirst().flowRunId())));
    side.runs()
        .append(MONDAY, List.of(new FlowRunTagsChanged(old.getLast().flowRunId(), List.of("t"))));
    side.settle();
  }

  private FlowRunCreated run(String name, Instant at) {
    return RunEvents.flowRun(flow, name, RunEvents.state(StateType.PENDING, at));
  }

  @AfterEach
  void close() throws SQLException {
    side.close();
  }

  private SearchClient client() {
    return side.bean(SearchClient.class);
  }

  private String week(Instant at) {
    return client().names().week(Index.FLOW_RUNS, 1, Week.of(at));
  }

  private void awaitAll(long runs) {
    Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> answers(runs));
  }

  private boolean answers(long runs) {
    return answers(side.bean(Freshness.class), client(), runs);
  }

  private static boolean answers(Freshness freshness, SearchClient client, long runs) {
    try {
      freshness.awaitVisible(Set.of(Index.FLOW_RUNS), ConsistencyWish.LATEST);
      assertThat(found(client)).isEqualTo(runs);
      return true;
    } catch (ProjectionBehindException | ElasticsearchUnavailableException e) {
      return false;
    }
  }

  private long found() {
    return found(client());
  }

  private static long found(SearchClient client) {
    byte[] request = "{\"size\":0,\"track_total_hits\":true}".getBytes(StandardCharsets.UTF_8);
    return Json.MAPPER
        .readTree(client.search(Index.FLOW_RUNS, request))
        .at("/hits/total/value")
        .longValue();
  }

  private long writes(String name) {
    JsonNode stats =
        Json.MAPPER.readTree(
            client().get("/" + name + "/_stats/get?level=shards&filter_path=**.seq_no.max_seq_no"));
    return stats.findValue("max_seq_no").longValue();
  }

  @Test
  void aListIsNeverWithoutIt() throws SQLException {
    client().delete("/" + week(SUNDAY));

    assertThat(answers(49)).isFalse();
    side.runs().append(MONDAY, List.of(run("later", MONDAY)));
    awaitAll(50);
    assertThat(client().exists("/" + client().names().version(Index.FLOW_RUNS, 2))).isFalse();
  }

  @Test
  void noNodeAnswersWithoutIt() throws SQLException {
    try (ConfigurableApplicationContext another = side.another()) {
      Freshness freshness = another.getBean(Freshness.class);
      SearchClient client = another.getBean(SearchClient.class);
      Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> answers(freshness, client, 49));
      client().delete("/" + week(SUNDAY));

      assertThat(answers(freshness, client, 50)).isFalse();
      side.runs().append(MONDAY, List.of(run("later", MONDAY)));
      Awaitility.await()
          .atMost(Duration.ofMinutes(1))
          .until(() -> answers(freshness, client, 50) && answers(50));
    }
  }

  @Test
  void theOtherWeeksAreNotWrittenAgain() throws SQLException {
    long before = writes(week(MONDAY));
    client().delete("/" + week(SUNDAY));
    awaitAll(49);

    assertThat(writes(week(MONDAY))).isEqualTo(before);
    byte[] tagged = "{\"query\":{\"term\":{\"tags\":\"t\"}}}".getBytes(StandardCharsets.UTF_8);
    JsonNode hits = Json.MAPPER.readTree(client().search(Index.FLOW_RUNS, tagged)).at("/hits/hits");
    assertThat(hits).hasSize(1);
    assertThat(hits.at("/0/_id").stringValue()).isEqualTo(old.getLast().flowRunId().toString());
  }

  @Test
  void runsOfItAreChangedMeanwhile() throws SQLException {
    client().delete("/" + week(SUNDAY));
    for (FlowRunCreated run : old.subList(1, 20)) {
      side.runs().append(MONDAY, List.of(new FlowRunDeleted(run.flowRunId())));
    }

    awaitAll(49 - 19);
    assertThat(side.runs().number("select count(*) from projection.dead_letter")).isZero();
  }

  @Test
  void aReadThatDoesNotWaitRefusesToo() {
    client().delete("/" + week(SUNDAY));

    Awaitility.await().atMost(Duration.ofMinutes(1)).until(this::answersWithoutWait);
  }

  private boolean answersWithoutWait() {
    try {
      side.bean(Freshness.class).awaitVisible(Set.of(Index.FLOW_RUNS), ConsistencyWish.EVENTUAL);
      assertThat(found()).isEqualTo(49);
      return true;
    } catch (ProjectionBehindException | ElasticsearchUnavailableException e) {
      return false;
    }
  }

  @Test
  void allWeeksAreFilledAgain() {
    for (String name : List.of(week(SUNDAY), week(MONDAY))) {
      client().delete("/" + name);
    }
    client().delete("/" + client().names().version(Index.FLOW_RUNS, 1));

    awaitAll(49);
  }

  @Test
  void aWeekThatIsNotBehindTheAliasIsPutThereAgain() {
    String alias = client().names().alias(Index.FLOW_RUNS);
    client().delete("/" + week(SUNDAY) + "/_alias/" + alias);

    assertThat(answers(49)).isFalse();
    awaitAll(49);
    assertThat(side.bean(Projections.class).isWhole(Feed.RUNS)).isTrue();
  }

  @Test
  void whatAnInterruptedRefillLeftIsGoneOnWith() throws SQLException {
    String week = week(SUNDAY);
    side.stop();
    side.runs()
        .execute(
            "update projection.progress set lost = 'lost', changes = changes + 1"
                + " where index_name = 'flow_runs'");
    side.runs().execute("update projection.part set filled = 0 where name = '%s'".formatted(week));
    side.start();

    awaitAll(49);
  }

  @Test
  void aWeekThatARetentionDropsIsNotMissed() throws SQLException {
    side.runs().execute("drop table runs.event_2026_11_09");
    side.runs().execute("update runs.week set dropped = now() where monday = '2026-11-09'");
    side.bean(DroppedWeeks.class).follow();

    awaitAll(25);
    side.bean(Watch.class).lookQuietly();
    assertThat(side.bean(Projections.class).isWhole(Feed.RUNS)).isTrue();
    JsonNode look = status();
    assertThat(look.path("state").stringValue()).isEqualTo("RUNNING");
  }

  private JsonNode status() {
    for (JsonNode one : side.bean(ProjectionStatus.class).all()) {
      if (one.path("name").stringValue().equals("flow_runs")) {
        return one;
      }
    }
    throw new AssertionError("no status of runs");
  }

  @Test
  void aWeekThatAnotherNodeDroppedIsNotMissedEither() throws SQLException {
    assertThat(answers(49)).isTrue();
    side.bean(Stores.class)
        .transactions()
        .executeWithoutResult(
            _ -> side.bean(Stores.class).parts().removeWeek(Index.FLOW_RUNS, Week.of(SUNDAY)));
    client().delete("/" + week(SUNDAY));

    // What this node looked up before says that there are more.
    assertThat(found()).isEqualTo(25);
  }

  @Test
  void anEventThatCouldNotBeAppliedStaysADeadLetterAndItsRunIsShownAsBefore() throws SQLException {
    side.stop();
    side.runs()
        .append(MONDAY, List.of(new FlowRunTagsChanged(old.get(1).flowRunId(), List.of("x"))));
    side.runs()
        .execute(
            "update runs.event set event_name = 'FlowRunTeleported' where position ="
                + " (select position from runs.head)");
    side.start();
    side.settle();
    assertThat(side.runs().number("select count(*) from projection.dead_letter")).isEqualTo(1);

    client().delete("/" + week(SUNDAY));

    awaitAll(49);
    assertThat(side.runs().number("select count(*) from projection.dead_letter")).isEqualTo(1);
  }

  @Test
  void whatAnOlderVersionMadeIsFilledAgainAsAWholeIfItIsGone() throws SQLException {
    givenOlderVersionWithout(List.of(week(SUNDAY), week(MONDAY)));

    awaitAll(49);
    assertThat(client().exists("/" + client().names().version(Index.FLOW_RUNS, 2))).isTrue();
  }

  @Test
  void whatAnOlderVersionMadeIsFilledAgainAsAWholeThoughAWeekIsThere() throws SQLException {
    givenOlderVersionWithout(List.of(week(SUNDAY)));

    awaitAll(49);
  }

  /** Whose base and some weeks were deleted while nobody followed. */
  private void givenOlderVersionWithout(List<String> weeks) throws SQLException {
    SearchClient client = SearchClients.create(side.bean(ElasticsearchProperties.class));
    String base = client.names().version(Index.FLOW_RUNS, 1);
    side.stop();
    try (client) {
      client.delete("/" + base);
      weeks.forEach(name -> client.delete("/" + name));
    }
    side.runs().execute("delete from projection.part where index_name = 'flow_runs'");
    side.runs().execute("update projection.progress set parts = 0 where index_name = 'flow_runs'");
    side.start();
  }

  @Test
  void anEventThatCantBeAppliedAnyMoreIsADeadLetterThen() throws SQLException {
    long position = unreadableSinceItWasApplied();

    client().delete("/" + week(SUNDAY));

    awaitAll(49);
    assertThat(deadLetters("flow_runs")).containsExactly(position);
  }

  private long unreadableSinceItWasApplied() throws SQLException {
    long position =
        side.runs()
            .append(MONDAY, List.of(new FlowRunTagsChanged(old.get(1).flowRunId(), List.of("x"))));
    side.settle();
    side.runs()
        .execute(
            "update runs.event set event_name = 'FlowRunTeleported' where position = " + position);
    return position;
  }

  private List<Long> deadLetters(String key) {
    return side.bean(JdbcClient.class)
        .sql("select position from projection.dead_letter where projection = ? order by position")
        .param(key)
        .query(Long.class)
        .list();
  }

  @Test
  void whatAnInterruptedRefillCouldNotApplyIsADeadLetterWhenItWasGoneOnWith() throws SQLException {
    long position = unreadableSinceItWasApplied();
    side.stop();
    side.runs()
        .execute(
            "update projection.progress set lost = 'lost', changes = changes + 1"
                + " where index_name = 'flow_runs'");
    side.runs()
        .execute(
            "update projection.part set filled = %d where week = '2026-11-09'".formatted(position));
    side.runs()
        .execute(
            "insert into projection.dead_letter"
                + " (projection, position, aggregate_id, event_name, reason) values"
                + " ('flow_runs-v1', %d, '%s', 'FlowRunTeleported', 'not now')"
                    .formatted(position, old.get(1).flowRunId()));
    side.start();

    awaitAll(49);
    assertThat(deadLetters("flow_runs")).containsExactly(position);
    assertThat(deadLetters("flow_runs-v1")).isEmpty();
  }

  @Test
  void aRebuildThatIsAskedForWhileAWeekIsLostIsOneOfAllWeeks() throws SQLException {
    side.runs()
        .execute(
            "insert into projection.rebuild (projection, reason, owner)"
                + " values ('flow_runs', 'LOST', 'another')");

    assertThat(side.bean(Projections.class).rebuild(new FlowRunProjector())).isTrue();
    assertThat(side.bean(Projections.class).rebuild(new FlowRunProjector())).isFalse();

    side.runs().execute("update projection.rebuild set renewed_at = now() - interval '1 h'");
    awaitRebuilt();
    awaitAll(49);
  }

  private void awaitRebuilt() {
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> !side.bean(Projections.class).isRebuilding(new FlowRunProjector()));
    assertThat(client().exists("/" + client().names().version(Index.FLOW_RUNS, 2))).isTrue();
  }

  @Test
  void aRebuildThatIsAskedForAtTheEndOfARefillIsNotForgotten() throws SQLException {
    side.runs()
        .execute(
            """
            create function projection.wait() returns trigger language plpgsql
              as $$ begin perform pg_advisory_xact_lock(4711); return new; end $$;
            create trigger wait before update on projection.progress for each row
              when (old.lost is not null and new.lost is null)
              execute function projection.wait();
            """);
    try (HeldRebuilds _ = new HeldRebuilds(side, "select pg_advisory_xact_lock(4711)")) {
      client().delete("/" + week(SUNDAY));
      Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> waiting() > 0);

      assertThat(side.bean(Projections.class).rebuild(new FlowRunProjector())).isTrue();
    }

    awaitRebuilt();
    awaitAll(49);
  }

  private long waiting() throws SQLException {
    return side.runs().number("select count(*) from pg_locks where not granted and objid = 4711");
  }
}
