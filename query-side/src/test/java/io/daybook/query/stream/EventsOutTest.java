package io.daybook.query.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.deployment.DeploymentEvent.DeploymentCreated;
import io.daybook.event.Notices;
import io.daybook.filter.StateType;
import io.daybook.flow.FlowEvent.FlowCreated;
import io.daybook.query.projection.Events;
import io.daybook.query.testing.ReadServer;
import io.daybook.query.testing.TestSocket;
import io.daybook.run.FlowRunEvent.FlowRunCreated;
import io.daybook.run.FlowRunEvent.FlowRunStateChanged;
import io.daybook.run.FlowRunPolicy;
import io.daybook.run.RunDeployment;
import io.daybook.run.RunState;
import io.daybook.run.RunTimes;
import io.daybook.run.StateDetails;
import io.daybook.wire.Json;
import io.daybook.workpool.WorkPoolEvent.WorkPoolCreated;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class EventsOutTest {

  private static final FlowCreated FLOW = Events.flow("etl", "of-flow");
  private static final UUID QUEUE = UUID.randomUUID();
  private static final WorkPoolCreated POOL = Events.pool("pool", QUEUE);
  private static final DeploymentCreated NIGHTLY =
      Events.deployment(FLOW, "nightly", "of-deployment");

  private static final String BEAT = "test.beat";

  private static ReadServer server;
  private static RunLogWriter runs;

  @BeforeAll
  static void aDeployment() throws Exception {
    server = new ReadServer();
    runs = new RunLogWriter(server.connect());
    server.append(FLOW, POOL, Events.queue(POOL, QUEUE, "default"), NIGHTLY);
    server.execute(
        "insert into ledger.work_pool values ('%s', 'pool', 'process')".formatted(POOL.poolId()));
    server.execute(
        "insert into ledger.work_queue values ('%s', '%s', 'default')"
            .formatted(QUEUE, POOL.poolId()));
  }

  @AfterAll
  static void close() throws Exception {
    runs.close();
    server.close();
  }

  @Test
  void aStateIsToldAsPrefectTellsIt() throws Exception {
    UUID run = UUID.randomUUID();
    Instant now = now();
    RunState pending = state(StateType.PENDING, "Pending", now.minusSeconds(1), null);
    RunState running = state(StateType.RUNNING, "Running", now, "at work");
    runs.append(now, created(run, pending));

    try (TestSocket client = server.socket("/events/out")) {
      client.say("{\"type\":\"filter\",\"filter\":{},\"backfill\":false}");
      heartbeatUntilLive(client);
      runs.append(now, changed(run, running));

      JsonNode frame = nextOfRun(client);
      JsonNode event = frame.path("event");
      assertThat(frame.path("type").asString()).isEqualTo("event");
      assertThat(event.path("event").asString()).isEqualTo("prefect.flow-run.Running");
      assertThat(event.path("id").asString()).isEqualTo(running.id().toString());
      assertThat(event.path("follows").asString()).isEqualTo(pending.id().toString());
      assertThat(event.path("resource").toString())
          .startsWith(
              "{\"prefect.resource.id\":\"prefect.flow-run."
                  + run
                  + "\","
                  + "\"prefect.resource.name\":\"brave-run\",\"prefect.run-count\":\"1\","
                  + "\"prefect.state-message\":\"at work\",\"prefect.state-name\":\"Running\","
                  + "\"prefect.state-timestamp\":\"");
      assertThat(event.at("/resource/prefect.state-type").asString()).isEqualTo("RUNNING");
      assertThat(roles(event))
          .containsExactly(
              "flow etl",
              "deployment nightly",
              "work-queue default",
              "work-pool pool",
              "tag prefect.tag.of-deployment",
              "tag prefect.tag.of-flow",
              "tag prefect.tag.of-run");
      assertThat(event.path("payload").toString())
          .isEqualTo(
              "{\"intended\":{\"from\":\"PENDING\",\"to\":\"RUNNING\"},"
                  + "\"initial_state\":{\"type\":\"PENDING\",\"name\":\"Pending\"},"
                  + "\"validated_state\":{\"type\":\"RUNNING\",\"name\":\"Running\","
                  + "\"message\":\"at work\"}}");
    }
  }

  @Test
  void onlyWhatIsAskedForIsTold() throws Exception {
    UUID mine = UUID.randomUUID();
    UUID other = UUID.randomUUID();
    Instant now = now();
    try (TestSocket client = server.socket("/events/out")) {
      client.say(
          """
          {"type": "filter", "filter": {
            "event": {"name": ["prefect.flow-run.Cancelling", "test.beat"]},
            "any_resource": [{"id": ["prefect.flow-run.%s", "test"]}]}}\
          """
              .formatted(mine));
      heartbeatUntilLive(client);

      runs.append(now, created(mine, state(StateType.RUNNING, "Running", now, null)));
      runs.append(now, created(other, state(StateType.CANCELLING, "Cancelling", now, null)));
      runs.append(now, changed(mine, state(StateType.CANCELLING, "Cancelling", now, null)));

      JsonNode event = nextOfRun(client).path("event");
      assertThat(event.path("event").asString()).isEqualTo("prefect.flow-run.Cancelling");
      assertThat(event.at("/resource/prefect.resource.id").asString())
          .isEqualTo("prefect.flow-run." + mine);
    }
  }

  @Test
  void theLastMinutesAreToldFirst() throws Exception {
    UUID run = UUID.randomUUID();
    Instant now = now();
    runs.append(
        now.minus(Duration.ofMinutes(3)),
        created(run, state(StateType.PENDING, "Pending", now.minusSeconds(180), null)));
    runs.append(
        now.minusSeconds(20),
        changed(run, state(StateType.RUNNING, "Running", now.minusSeconds(20), null)));
    runs.append(
        now.minusSeconds(10),
        changed(run, state(StateType.COMPLETED, "Completed", now.minusSeconds(10), null)));

    try (TestSocket client = server.socket("/events/out")) {
      client.say(
          """
          {"type": "filter", "backfill": true, "filter": {
            "occurred": {"since": "%s", "until": "2100-01-01T00:00:00Z"},
            "resource": {"id": ["prefect.flow-run.%s"]}}}\
          """
              .formatted(now.minusSeconds(60), run));

      assertThat(client.next().at("/event/event").asString()).isEqualTo("prefect.flow-run.Running");
      assertThat(client.next().at("/event/event").asString())
          .isEqualTo("prefect.flow-run.Completed");
    }
  }

  @Test
  void aClientThatSaysNoFilterIsSentAway() throws Exception {
    try (TestSocket client = server.socket("/events/out")) {
      assertThat(client.say("{\"type\":\"hello\"}").end())
          .isEqualTo("1002 Expected 'filter' message");
    }
    try (TestSocket client = server.socket("/events/out")) {
      assertThat(client.say("{\"type\":\"filter\",\"filter\":{\"bogus\":1}}").end())
          .startsWith("1002 Invalid filter: ")
          .contains("extra_forbidden");
    }
  }

  /** Passes events on until the client is told one: then it will miss nothing. */
  private static void heartbeatUntilLive(TestSocket client) throws Exception {
    String beat =
        Notices.of(
                Json.object()
                    .put("event", BEAT)
                    .put("occurred", now().toString())
                    .set("resource", Json.object().put("prefect.resource.id", "test")))
            .getFirst();
    do {
      server.execute("select pg_notify('daybook_events', '" + beat + "')");
    } while (!client.hasNextWithin(Duration.ofMillis(200)));
  }

  /** The next event that is no heartbeat. */
  private static JsonNode nextOfRun(TestSocket client) throws Exception {
    JsonNode frame = client.next();
    return frame.at("/event/event").asString("").equals(BEAT) ? nextOfRun(client) : frame;
  }

  private static FlowRunCreated created(UUID id, RunState state) {
    return new FlowRunCreated(
        id,
        1,
        FLOW.flowId(),
        "brave-run",
        new RunDeployment(NIGHTLY.deploymentId(), 1, null),
        null,
        Json.object(),
        Json.object(),
        List.of("of-run"),
        Json.object(),
        null,
        FlowRunPolicy.DEFAULT,
        null,
        null,
        QUEUE,
        "default",
        false,
        null,
        null,
        null,
        state,
        times(0));
  }

  private static FlowRunStateChanged changed(UUID id, RunState state) {
    return new FlowRunStateChanged(id, state, times(1), FlowRunPolicy.DEFAULT);
  }

  private static RunTimes times(int runs) {
    return new RunTimes(null, null, null, null, Duration.ZERO, runs);
  }

  private static RunState state(StateType type, String name, Instant at, @Nullable String message) {
    return new RunState(UUID.randomUUID(), type, name, at, message, null, StateDetails.NONE);
  }

  private static List<String> roles(JsonNode event) {
    return StreamSupport.stream(event.path("related").spliterator(), false)
        .map(r ->
            r.path("prefect.resource.role").asString()
                + " "
                + r.path("prefect.resource.name")
                    .asString(r.path("prefect.resource.id").asString()))
        .toList();
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MICROS);
  }
}
