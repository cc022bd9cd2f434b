package io.daybook.command.deployment.revert;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.command.CommandServer;
import io.daybook.command.CommandServer.Answer;
import io.daybook.command.TestDatabase;
import io.daybook.command.ledger.jdbc.EventTable;
import io.daybook.ledger.RecordedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Reverts of one deployment at the same time, by two nodes. */
class RevertRaceTest {

  private static final int REVERTS = 8;

  private record Reverting(int to, Future<Answer> answer) {}

  @Test
  void eachIsDecidedOnWhatTheOneBeforeHasLeft() throws Exception {
    TestDatabase database = TestDatabase.create();
    try (CommandServer one = CommandServer.on(database);
        CommandServer other = CommandServer.on(database);
        ExecutorService threads = Executors.newFixedThreadPool(4)) {
      String id = twoRevisions(one);
      List<Reverting> all = new ArrayList<>();
      for (int i = 0; i < REVERTS; i++) {
        int to = 1 + i / 2 % 2;
        CommandServer node = i % 2 == 0 ? one : other;
        all.add(new Reverting(to, threads.submit(() -> revert(node, id, to))));
      }

      for (Reverting reverting : all) {
        Answer answer = reverting.answer().get();
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        JsonNode json = answer.json();
        int revision = json.path("revision").intValue();
        boolean wrote = !json.path("changes").isEmpty();
        assertThat(revision - json.path("from_revision").intValue()).isEqualTo(wrote ? 1 : 0);
        assertThat(version(one, id, revision)).isEqualTo("" + reverting.to());
      }
    }
  }

  private static String twoRevisions(CommandServer server) throws Exception {
    String flow =
        server.send("POST", "/flows/", "{\"name\":\"etl\"}").json().path("id").stringValue();
    Answer created =
        server.send(
            "POST",
            "/deployments/",
            "{\"name\":\"d\",\"version\":\"1\",\"concurrency_limit\":1,\"flow_id\":\"%s\"}"
                .formatted(flow));
    String id = created.json().path("id").stringValue();
    server.send("PATCH", "/deployments/" + id, "{\"version\":\"2\",\"concurrency_limit\":null}");
    return id;
  }

  private static Answer revert(CommandServer node, String id, int to) throws Exception {
    return node.send("POST", "/deployments/" + id + "/revert", "{\"revision\":" + to + "}");
  }

  private static String version(CommandServer server, String id, int revision) {
    List<RecordedEvent> events = server.bean(EventTable.class).ofAggregate(UUID.fromString(id), 0);
    Timeline.Change change = Objects.requireNonNull(Timeline.of(events, revision).wanted());
    return Objects.requireNonNull(Objects.requireNonNull(change.state()).version());
  }
}
