package io.daybook.command.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.daybook.command.CommandServer;
import io.daybook.command.CommandServer.Answer;
import io.daybook.command.dispatch.Commands;
import io.daybook.command.dispatch.Unavailability;
import io.daybook.command.dispatch.Written;
import io.daybook.command.ledger.jdbc.EventTables;
import io.daybook.event.Notices;
import io.daybook.ledger.Command;
import io.daybook.ledger.RecordedEvent;
import io.daybook.run.RunState;
import io.daybook.run.TaskRun;
import io.daybook.run.TaskRunEvent;
import io.daybook.run.TaskRunEvent.TaskRunCreated;
import io.daybook.run.TaskRunEvent.TaskRunReported;
import io.daybook.run.TaskRunEvent.TaskRunStateRecorded;
import io.daybook.wire.ApiException;
import io.daybook.wire.Json;
import io.daybook.wire.JsonBody;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.postgresql.PGConnection;
import tools.jackson.databind.node.ObjectNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EventsInTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private CommandServer server;

  @BeforeAll
  void start() {
    server = CommandServer.start();
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void aTaskRunIsWhatItsClientSays() throws Exception {
    UUID id = UUID.randomUUID();
    ObjectNode event = event(id, "Running", NOON, "key-0");
    ObjectNode facts = (ObjectNode) event.at("/payload/task_run");
    facts.put("run_count", 1).put("start_time", "2026-11-22T11:59:59Z").put("total_run_time", 1.5);
    facts.putArray("tags").add("b").add("a");

    assertThat(post(event).status()).isEqualTo(204);

    TaskRun run = taskRun(id);
    assertThat(run.name()).isEqualTo("task-0");
    assertThat(run.tags()).containsExactly("b", "a");
    assertThat(run.labels()).isNull();
    assertThat(run.times().runCount()).isEqualTo(1);
    assertThat(run.times().start()).isEqualTo(NOON.minusSeconds(1));
    assertThat(run.times().end()).isNull();
    assertThat(run.times().total()).hasMillis(1500);
    assertThat(stateOf(run).id()).isEqualTo(UUID.fromString(event.path("id").stringValue()));
    assertThat(stateOf(run).timestamp()).isEqualTo(NOON);
    assertThat(stateOf(run).details().taskRunId()).isEqualTo(id);
  }

  @Test
  void onlyANewerStateMovesIt() throws Exception {
    UUID id = UUID.randomUUID();

    post(event(id, "Running", NOON, "key-1"));
    post(event(id, "Completed", NOON.plusSeconds(2), "key-1"));
    post(event(id, "Pending", NOON.minusSeconds(1), "key-1"));

    assertThat(stateOf(taskRun(id)).name()).isEqualTo("Completed");
    assertThat(states(id)).containsExactly("Running", "Completed", "Pending");
  }

  @Test
  void anEventSentAgainIsKeptOnce() throws Exception {
    UUID id = UUID.randomUUID();
    ObjectNode first = event(id, "Running", NOON, "key-2");
    ObjectNode second = event(id, "Completed", NOON.plusSeconds(1), "key-2");

    post(first);
    post(second);
    post(first);
    post(second);

    assertThat(states(id)).containsExactly("Running", "Completed");
  }

  @Test
  void theSameKeysAreTheSameTaskRun() throws Exception {
    UUID id = UUID.randomUUID();
    UUID other = UUID.randomUUID();

    post(event(id, "Running", NOON, "key-3"));
    post(event(other, "Completed", NOON.plusSeconds(1), "key-3"));

    assertThat(states(id)).containsExactly("Running", "Completed");
    assertThat(states(other)).isEmpty();
    assertThat(stateOf(taskRun(id)).details().taskRunId()).isEqualTo(id);
  }

  @Test
  void whatAnEventLeavesOutStays() throws Exception {
    UUID id = UUID.randomUUID();
    ObjectNode first = event(id, "Running", NOON, "key-4");
    ((ObjectNode) first.at("/payload/task_run")).put("cache_key", "c").putArray("tags").add("t");
    ObjectNode second = event(id, "Completed", NOON.plusSeconds(1), "key-4");
    ((ObjectNode) second.at("/payload/task_run")).remove("name");

    post(first);
    post(second);

    TaskRun run = taskRun(id);
    assertThat(run.name()).isEqualTo("task-0");
    assertThat(run.cacheKey()).isEqualTo("c");
    assertThat(run.tags()).containsExactly("t");
  }

  @Test
  void otherEventsAreTakenAndNotKept() throws Exception {
    long head = head();
    ObjectNode other = event(UUID.randomUUID(), "Running", NOON, "key-5");
    ((ObjectNode) other.path("resource")).remove("prefect.orchestration");
    ObjectNode lost = event(UUID.randomUUID(), "Running", NOON, "key-5");
    ((ObjectNode) lost.path("payload")).remove("task_run");
    ObjectNode orphan = event(UUID.randomUUID(), "Running", NOON, "key-5");
    orphan
        .putArray("related")
        .addObject()
        .put("prefect.resource.id", "prefect.flow-run." + UUID.randomUUID())
        .put("prefect.resource.role", "flow-run");

    assertThat(post(other, lost, orphan).status()).isEqualTo(204);
    assertThat(head()).isEqualTo(head);
  }

  @Test
  void anIdOfAFlowRunIsNoTaskRun() throws Exception {
    String flow = id(server.send("POST", "/flows/", "{\"name\":\"taken\"}"));
    String run = id(server.send("POST", "/flow_runs/", "{\"flow_id\":\"" + flow + "\"}"));
    UUID next = UUID.randomUUID();

    Answer answer =
        post(
            event(UUID.fromString(run), "Running", NOON, "taken"),
            event(next, "Running", NOON, "next"));

    assertThat(answer.status()).isEqualTo(204);
    assertThat(stream(UUID.fromString(run))).hasSize(1);
    assertThat(states(next)).containsExactly("Running");
  }

  @Test
  void whatABusyDatabaseDoesNotTakeIsToBeSentAgain() throws Exception {
    Commands busy =
        new Commands() {
          @Override
          public <R> Written<R> send(Command<R> command) {
            throw new ApiException(Unavailability.ERROR);
          }
        };
    EventRecorder recorder = new EventRecorder(busy, server.bean(EventRelay.class));
    ObjectNode event = event(UUID.randomUUID(), "Running", NOON, "busy");

    assertThatExceptionOfType(ApiException.class)
        .isThrownBy(() -> recorder.record(List.of(EventBodies.one(JsonBody.of(event)))));
  }

  @Test
  void anEventOfTheWrongFormIsRefused() throws Exception {
    ObjectNode event = event(UUID.randomUUID(), "Running", NOON, "key-6");
    event.remove("id");
    ((ObjectNode) event.path("resource")).remove("prefect.resource.id");

    Answer answer = post(event);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().at("/exception_detail/0/type").asString()).isEqualTo("value_error");
    assertThat(answer.json().at("/exception_detail/1/type").asString()).isEqualTo("missing");
  }

  @Test
  void everyEventIsPassedOn() throws Exception {
    ObjectNode event = event(UUID.randomUUID(), "Running", NOON, "key-7");
    ((ObjectNode) event.path("payload")).put("large", "x".repeat(30_000));
    try (var connection = server.database().connect();
        var statement = connection.createStatement()) {
      statement.execute("listen " + Notices.CHANNEL);
      post(event);

      List<ObjectNode> heard = new ArrayList<>();
      Notices.Reader reader = new Notices.Reader(heard::add);
      for (var notice : connection.unwrap(PGConnection.class).getNotifications(30_000)) {
        reader.read(notice.getParameter());
      }
      assertThat(heard).hasSize(1);
      assertThat(heard.getFirst().path("id")).isEqualTo(event.path("id"));
      assertThat(heard.getFirst().path("payload")).isEqualTo(event.path("payload"));
      assertThat(heard.getFirst().path("received").asString()).endsWith("Z");
    }
  }

  @Test
  void manyEventsComeOverOneSocketInTheirOrder() throws Exception {
    int runs = 300;
    List<UUID> ids = Stream.generate(UUID::randomUUID).limit(runs).toList();
    try (HttpClient http = HttpClient.newHttpClient()) {
      WebSocket socket =
          http.newWebSocketBuilder()
              .subprotocols("prefect")
              .buildAsync(
                  URI.create(server.baseUrl().replace("http", "ws") + "/events/in"),
                  new WebSocket.Listener() {})
              .join();
      say(socket, "{\"type\":\"auth\",\"token\":null}");
      for (int i = 0; i < runs; i++) {
        say(socket, event(ids.get(i), "Running", NOON, "socket-" + i).toString());
        say(socket, event(ids.get(i), "Completed", NOON.plusSeconds(1), "socket-" + i).toString());
      }
      say(socket, "no event");
      socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
    }

    await().untilAsserted(() -> assertThat(states(ids.getLast())).hasSize(2));
    for (UUID id : ids) {
      assertThat(states(id)).containsExactly("Running", "Completed");
    }
  }

  private static void say(WebSocket socket, String text) {
    socket.sendText(text, true).join();
  }

  private Answer post(ObjectNode... events) throws Exception {
    return server.send("POST", "/events", List.of(events).toString());
  }

  private static String id(Answer answer) {
    return answer.json().path("id").stringValue();
  }

  private static ObjectNode event(UUID taskRun, String state, Instant occurred, String key) {
    ObjectNode event = Json.object();
    event.put("id", UUID.randomUUID().toString()).put("occurred", occurred.toString());
    event.put("event", "prefect.task-run." + state);
    event
        .putObject("resource")
        .put("prefect.resource.id", "prefect.task-run." + taskRun)
        .put("prefect.orchestration", "client");
    ObjectNode payload = event.putObject("payload");
    payload
        .putObject("validated_state")
        .put("type", state.toUpperCase(Locale.ROOT))
        .put("name", state)
        .putNull("data")
        .putObject("state_details");
    payload
        .putObject("task_run")
        .put("name", "task-0")
        .put("task_key", "task")
        .put("dynamic_key", key);
    return event;
  }

  private TaskRun taskRun(UUID id) {
    TaskRun run = null;
    for (RecordedEvent recorded : stream(id)) {
      run = TaskRun.evolve(run, (TaskRunEvent) recorded.event(), recorded.at());
    }
    return Objects.requireNonNull(run);
  }

  /** The names of its states, as they were recorded. */
  private List<String> states(UUID id) {
    return stream(id).stream()
        .map(recorded ->
            switch ((TaskRunEvent) recorded.event()) {
              case TaskRunCreated e -> nameOf(e.state());
              case TaskRunReported e -> nameOf(e.state());
              case TaskRunStateRecorded e -> nameOf(e.state());
              case TaskRunEvent e -> e.toString();
            })
        .toList();
  }

  private static String nameOf(@Nullable RunState state) {
    return Objects.requireNonNull(state).name();
  }

  private static RunState stateOf(TaskRun run) {
    return Objects.requireNonNull(run.state());
  }

  private List<RecordedEvent> stream(UUID id) {
    return server.bean(EventTables.class).runs().ofAggregate(id, 0);
  }

  private long head() {
    return server.bean(EventTables.class).runs().head();
  }
}
