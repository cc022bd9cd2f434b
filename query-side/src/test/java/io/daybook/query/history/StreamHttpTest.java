package io.daybook.query.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.deployment.DeploymentEvent.DeploymentCreated;
import io.daybook.deployment.DeploymentEvent.DeploymentDeleted;
import io.daybook.deployment.DeploymentEvent.DeploymentPaused;
import io.daybook.deployment.DeploymentEvent.DeploymentResumed;
import io.daybook.deployment.DeploymentEvent.DeploymentTagsChanged;
import io.daybook.flow.FlowEvent.FlowCreated;
import io.daybook.query.projection.Events;
import io.daybook.query.testing.ReadServer;
import io.daybook.query.testing.TestStream;
import io.daybook.wire.Json;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class StreamHttpTest {
  private static final FlowCreated ETL = Events.flow("etl");
  private static final FlowCreated ELT = Events.flow("elt");

  private final DeploymentCreated nightly = Events.deployment(ETL, "nightly", "red");
  private final UUID id = nightly.deploymentId();
  private static ReadServer server;

  @BeforeAll
  static void start() throws Exception {
    server = started();
  }

  private static ReadServer started() throws Exception {
    ReadServer started =
        new ReadServer("--daybook.history.streams=3", "--daybook.history.heartbeat=200ms");
    started.append(ETL, ELT);
    started.post("/deployments/history/count", "{}");
    return started;
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  private static TestStream open(String query, String... headers) throws Exception {
    TestStream stream = connected(query, headers);
    assertThat(stream.next()).startsWith(":behind position");
    return stream;
  }

  /** Those of the test before may hold their places until they are missed. */
  private static TestStream connected(String query, String... headers) {
    return Awaitility.await()
        .atMost(30, TimeUnit.SECONDS)
        .until(
            () -> TestStream.open(server.uri("/events/stream" + query), headers),
            s -> s.response().statusCode() == 200);
  }

  private static JsonNode data(String event) {
    return Json.parse(event.substring(event.indexOf("data: ") + 6));
  }

  @Test
  void aChangeIsToldAsItHappens() throws Exception {
    try (TestStream stream = open("")) {
      long created = server.append(nightly);
      long paused = server.append(new DeploymentPaused(id));

      List<String> events = stream.events(2);
      assertThat(stream.response().headers().firstValue("Content-Type").orElse(""))
          .startsWith("text/event-stream");
      assertThat(events.getFirst()).startsWith("id: " + created + "\nevent: CREATED\ndata: {");
      assertThat(events.get(1)).startsWith("id: " + paused + "\nevent: PAUSED\ndata: {");
      assertThat(data(events.get(1)).path("deployment_name").asString()).isEqualTo("nightly");
      assertThat(data(events.get(1)).has("deployment")).isFalse();
    }
  }

  @Test
  void aClientGoesOnWhereItWas() throws Exception {
    long before = server.append(Events.flow("begin"));
    long created = server.append(nightly);
    long paused = server.append(new DeploymentPaused(id));
    long deleted = server.append(new DeploymentDeleted(id));

    try (TestStream again = open("?after=0", "Last-Event-ID", Long.toString(created));
        TestStream whole = open("?after=" + before + "&deployment=true")) {
      assertThat(again.events(2))
          .extracting(e -> e.lines().findFirst().orElseThrow())
          .containsExactly("id: " + paused, "id: " + deleted);
      List<String> all = whole.events(3);
      assertThat(data(all.getFirst()).at("/deployment/status").asString()).isEqualTo("NOT_READY");
      assertThat(data(all.get(2)).path("deployment").isNull()).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "deployment_id, ID, CREATED PAUSED UPDATED RESUMED",
    "flow_name, elt, CREATED",
    "actor, Daybook, CREATED PAUSED UPDATED CREATED RESUMED",
    "actor, nobody, ''",
    "action, PAUSED, PAUSED",
    "field, tags, UPDATED"
  })
  void aStreamTellsWhatItWasAskedFor(String parameter, String value, String told) throws Exception {
    String query = "&" + parameter + "=" + value.replace("ID", id.toString());
    long before = server.append(Events.flow("begin"));
    try (TestStream live = open("?after=" + before + query)) {
      server.append(nightly);
      server.append(new DeploymentPaused(id));
      server.append(new DeploymentTagsChanged(id, List.of("blue")));
      server.append(Events.deployment(ELT, "other"));
      server.append(new DeploymentResumed(id));
      List<String> expected = told.isEmpty() ? List.of() : List.of(told.split(" "));

      assertThat(actions(live.events(expected.size()))).isEqualTo(expected);
      try (TestStream past = open("?after=" + before + query)) {
        assertThat(actions(past.events(expected.size()))).isEqualTo(expected);
      }
    }
  }

  private static List<String> actions(List<String> events) {
    return events.stream().map(event -> data(event).path("action").asString()).toList();
  }

  @Test
  void whereNothingHappensItOnlySaysThatItIsThere() throws Exception {
    try (TestStream stream = open("")) {
      long newest = server.append(Events.flow("quiet"));
      while (!stream.next().equals(":\nid: " + newest)) {
        assertThat(stream.response().statusCode()).isEqualTo(200);
      }
      int requests = server.requests();
      for (int i = 0; i < 5; i++) {
        assertThat(stream.next()).isEqualTo(":\nid: " + newest);
      }
      assertThat(server.requests()).isEqualTo(requests);
    }
  }

  @Test
  void whoWasToldOfNothingYetGoesOnWithoutAGap() throws Exception {
    long before = server.append(Events.flow("begin"));
    try (TestStream stream = connected("")) {
      assertThat(stream.next()).isEqualTo(":behind position " + before + "\nid: " + before);
    }
  }

  @Test
  void aChangeIsToldWhateverItsParametersAreCalled() throws Exception {
    ObjectNode odd =
        (ObjectNode) Json.parse("{\"\":1,\".\":{\"..\":[{\".\":1}]},\"a..b\":{\" \":[{\"\":2}]}}");
    try (TestStream stream = open("?flow_name=etl")) {
      long created = server.append(Events.deployment(ETL, "odd", odd));
      String event = stream.events(1).getFirst();
      assertThat(event).startsWith("id: " + created + "\nevent: CREATED");
      assertThat(data(event).at("/patch/0/value/parameters")).isEqualTo(odd);
    }
  }

  @Test
  void whoAsksForTheHeadAloneIsAnsweredAtOnce() throws Exception {
    HttpRequest head =
        HttpRequest.newBuilder(server.uri("/events/stream"))
            .HEAD()
            .timeout(Duration.ofSeconds(20))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      for (int i = 0; i < 5; i++) {
        HttpResponse<Void> answer = client.send(head, BodyHandlers.discarding());
        assertThat(answer.headers().firstValue("Content-Type").orElse(""))
            .startsWith("text/event-stream");
      }
    }
  }

  @Test
  void oneTooManyIsSentAwayUntilOneIsGone() throws Exception {
    TestStream first = open("");
    try (TestStream _ = open("");
        TestStream _ = open("")) {
      assertThat(server.get("/events/stream").status()).isEqualTo(503);
      first.close();
      Awaitility.await()
          .atMost(30, TimeUnit.SECONDS)
          .until(() -> {
            try (TestStream next = TestStream.open(server.uri("/events/stream"))) {
              return next.response().statusCode() == 200;
            }
          });
    }
  }

  @Test
  void itEndsInOrderWhenTheServerDoes() throws Exception {
    ReadServer own = started();
    TestStream stream = TestStream.open(own.uri("/events/stream"));
    own.close();

    stream.ended().get(30, TimeUnit.SECONDS);
    String last = stream.next();
    while (!last.equals(":Daybook is stopping")) {
      last = stream.next();
    }
    stream.close();
  }

  @ParameterizedTest
  @CsvSource({"after=x", "after=999999", "action=MOVED", "deployment_id=1", "deployment=maybe"})
  void whatItCanNotTellIsAProblem(String query) throws Exception {
    JsonNode problem = server.get("/events/stream?" + query).json();

    assertThat(problem.path("status").intValue()).isEqualTo(422);
    assertThat(problem.path("detail").asString()).startsWith("Invalid ");
  }
}
