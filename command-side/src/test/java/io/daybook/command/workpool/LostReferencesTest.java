package io.daybook.command.workpool;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.command.CommandServer;
import io.daybook.command.CommandServer.Answer;
import io.daybook.command.ledger.axon.Samples;
import io.daybook.command.ledger.jdbc.EventTable;
import io.daybook.command.ledger.store.LedgerWriter;
import io.daybook.command.ledger.store.LedgerWriter.Entry;
import io.daybook.concurrency.ConcurrencyLimitEvent.ConcurrencyLimitDeleted;
import io.daybook.deployment.DeploymentEvent.DeploymentConcurrencyLimitLost;
import io.daybook.deployment.DeploymentEvent.DeploymentWorkQueueLost;
import io.daybook.flow.FlowRef;
import io.daybook.ledger.EventMetadata;
import io.daybook.ledger.RecordedEvent;
import io.daybook.workpool.WorkPoolEvent.WorkPoolDeleted;
import io.daybook.workpool.WorkPoolEvent.WorkQueueDeleted;
import io.daybook.workpool.WorkQueueRef;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What deployments are told when something that they refer to is deleted. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LostReferencesTest {

  private static final FlowRef FLOW = new FlowRef(UUID.randomUUID(), "etl");

  private final AtomicInteger numbers = new AtomicInteger();
  private CommandServer server;

  @BeforeAll
  void start() {
    server = CommandServer.start();
    append(new Entry(Samples.flow(FLOW.id(), FLOW.name()), Instant.EPOCH));
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void deploymentsLoseADeletedQueue() throws Exception {
    UUID pool = id(post("/work_pools/", "{\"name\":\"a\",\"type\":\"process\"}"));
    UUID queue = id(post("/work_pools/a/queues", "{\"name\":\"q\"}"));
    UUID deployment = deployment(new WorkQueueRef(queue, pool, "a", "process"), null);

    Answer answer = delete("/work_pools/a/queues/q");

    assertThat(lastTwo(answer))
        .containsExactlyInAnyOrder(
            new DeploymentWorkQueueLost(deployment), new WorkQueueDeleted(pool, queue));
  }

  @Test
  void deploymentsLoseTheQueueOfADeletedPool() throws Exception {
    Answer made = post("/work_pools/", "{\"name\":\"b\",\"type\":\"process\"}");
    UUID queue = UUID.fromString(made.json().path("default_queue_id").stringValue());
    UUID deployment = deployment(new WorkQueueRef(queue, id(made), "b", "process"), null);

    Answer answer = delete("/work_pools/b");

    assertThat(lastTwo(answer))
        .containsExactlyInAnyOrder(
            new DeploymentWorkQueueLost(deployment), new WorkPoolDeleted(id(made)));
  }

  @Test
  void deploymentsLoseADeletedLimit() throws Exception {
    UUID limit = id(post("/v2/concurrency_limits/", "{\"name\":\"g\",\"limit\":1}"));
    UUID deployment = deployment(null, limit);

    Answer answer = delete("/v2/concurrency_limits/g");

    assertThat(lastTwo(answer))
        .containsExactlyInAnyOrder(
            new DeploymentConcurrencyLimitLost(deployment), new ConcurrencyLimitDeleted(limit));
  }

  private UUID deployment(@Nullable WorkQueueRef queue, @Nullable UUID limit) {
    int number = numbers.incrementAndGet();
    UUID id = UUID.randomUUID();
    append(
        new Entry(Samples.deployment(id, number, FLOW, "d" + number, queue, limit), Instant.EPOCH));
    return id;
  }

  private void append(Entry entry) {
    server.bean(LedgerWriter.class).append(List.of(entry), EventMetadata.SYSTEM);
  }

  private List<Object> lastTwo(Answer answer) {
    assertThat(answer.status()).isEqualTo(204);
    return server.bean(EventTable.class).after(answer.position() - 2, 2).stream()
        .<Object>map(RecordedEvent::event)
        .toList();
  }

  private Answer post(String path, String body) throws Exception {
    return server.send("POST", path, body);
  }

  private Answer delete(String path) throws Exception {
    return server.send("DELETE", path, "");
  }

  private static UUID id(Answer answer) {
    return UUID.fromString(answer.json().path("id").stringValue());
  }
}
