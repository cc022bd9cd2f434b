package io.daybook.command.deployment.revert;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.command.CommandServer;
import io.daybook.command.CommandServer.Answer;
import io.daybook.command.ledger.jdbc.EventTable;
import io.daybook.command.ledger.store.Registry;
import io.daybook.concurrency.ConcurrencyLimit;
import io.daybook.concurrency.ConcurrencyLimitEvent;
import io.daybook.deployment.Deployment;
import io.daybook.deployment.DeploymentJson;
import io.daybook.ledger.RecordedEvent;
import io.daybook.workpool.WorkQueueRef;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Any revision to any other: the state equals, times aside, or what is gone is named. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RevertHistoryTest {
  private static final int STEPS = 150;

  @SuppressWarnings("NullAway.Init")
  private CommandServer server;

  @BeforeAll
  void start() {
    server = CommandServer.start();
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void everyStateComesBack(long seed) throws Exception {
    RandomHistory history = new RandomHistory(server, seed);
    int restored = 0;
    int refused = 0;
    for (int step = 0; step < STEPS; step++) {
      history.change();
      if (history.isTimeToRevert()) {
        if (comesBack(history)) {
          restored++;
        } else {
          refused++;
        }
      }
    }
    assertThat(restored).as("refused: " + refused).isGreaterThan(STEPS / 10);
  }

  private boolean comesBack(RandomHistory history) throws Exception {
    int newest = Timeline.of(history.events(), 1).revisions();
    int revision = history.anyRevision(newest);
    Deployment then = state(history, revision);

    Answer answer = history.revert(revision);

    String told = "revision %d of %d: %s".formatted(revision, newest, answer.body());
    assertThat(answer.status() == 409).as(told).isEqualTo(isGone(then));
    if (answer.status() == 409) {
      assertThat(answer.body()).contains("was deleted");
      return false;
    }
    assertThat(answer.status()).as(told).isEqualTo(200);
    int now = answer.json().path("revision").asInt();
    Deployment after = state(history, now);
    assertThat(Timeline.of(history.events(), 1).revisions()).as(told).isEqualTo(now);
    assertThat(timeless(after)).as(told).isEqualTo(timeless(then));
    assertThat(limitOf(after)).as(told).isEqualTo(after.ownLimit());
    assertThat(again(history, revision)).as(told).isTrue();
    return true;
  }

  /** What was just restored is so already. */
  private static boolean again(RandomHistory history, int revision) throws Exception {
    JsonNode answer = history.revert(revision).json();
    return answer.path("changes").isEmpty()
        && answer.path("patch").isEmpty()
        && answer.path("revision").equals(answer.path("from_revision"));
  }

  private static Deployment state(RandomHistory history, int revision) {
    Timeline.Change change =
        Objects.requireNonNull(Timeline.of(history.events(), revision).wanted());
    return Objects.requireNonNull(change.state());
  }

  private boolean isGone(Deployment then) {
    Registry registry = server.bean(Registry.class);
    WorkQueueRef queue = then.workQueue();
    UUID limit = then.concurrencyLimitId();
    return (queue != null && registry.queue(queue.id()) == null)
        || (limit != null && then.ownLimit() == null && limit(limit) == null);
  }

  private @Nullable ConcurrencyLimit limit(UUID id) {
    ConcurrencyLimit limit = null;
    for (RecordedEvent recorded : server.bean(EventTable.class).ofAggregate(id, 0)) {
      limit =
          ConcurrencyLimit.evolve(limit, (ConcurrencyLimitEvent) recorded.event(), recorded.at());
    }
    return limit;
  }

  /** The number that the deployment's own limit really has. */
  private @Nullable Integer limitOf(Deployment deployment) {
    UUID id = deployment.concurrencyLimitId();
    ConcurrencyLimit limit = id == null ? null : Objects.requireNonNull(limit(id));
    return limit != null && limit.isOwnOf(deployment.id()) ? limit.limit() : null;
  }

  private static ObjectNode timeless(Deployment deployment) {
    ObjectNode body = DeploymentJson.body(deployment);
    body.remove("updated");
    body.path("schedules").forEach(s -> ((ObjectNode) s).remove("created"));
    body.path("schedules").forEach(s -> ((ObjectNode) s).remove("updated"));
    boolean isShared = deployment.ownLimit() == null;
    return body.put("asked_queue", deployment.workQueueName())
        .put("own_limit", deployment.ownLimit())
        .put("shared_limit", isShared ? String.valueOf(deployment.concurrencyLimitId()) : null);
  }
}
