package io.daybook.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.daybook.deployment.DeploymentEvent.DeploymentCreated;
import io.daybook.deployment.DeploymentEvent.DeploymentDeleted;
import io.daybook.deployment.DeploymentEvent.DeploymentPaused;
import io.daybook.deployment.DeploymentEvent.DeploymentTagsChanged;
import io.daybook.flow.FlowEvent.FlowCreated;
import io.daybook.flow.FlowEvent.FlowDeleted;
import io.daybook.query.index.Index;
import io.daybook.workpool.WorkPoolEvent.WorkPoolCreated;
import io.daybook.workpool.WorkPoolEvent.WorkPoolDeleted;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What can't be read ends with its deletion, wherever a batch ends. */
class UnreadableHistoryTest {

  private final FlowCreated flow = Events.flow("etl");
  private final WorkPoolCreated pool = Events.pool("wp", UUID.randomUUID());
  private final DeploymentCreated deployment = Events.deployment(flow, "one");
  private final DeploymentCreated other = Events.deployment(flow, "two");
  private final UUID id = deployment.deploymentId();

  private ReadSide side;

  @BeforeEach
  void start() throws SQLException {
    side = ReadSide.create().start();
  }

  @AfterEach
  void close() throws SQLException {
    side.close();
  }

  @Test
  void inOneBatch() throws SQLException {
    side.stop();
    appendAll();
    side.start().settle();

    assertThatAllIsGone();
  }

  @Test
  void inABatchOfItsOwn() throws SQLException {
    side.stop();
    side.with("daybook.projection.batch-size", 1).start();
    appendAll();
    side.settle();

    assertThatAllIsGone();
  }

  @Test
  void afterItWasSetAside() throws SQLException {
    side.ledger().append(flow, pool, deployment, other);
    forge();
    side.settle();
    assertThat(deadLetters()).isPositive();

    delete();
    side.settle();

    assertThatAllIsGone();
  }

  @Test
  void whereNotEvenItsBeginningCanBeRead() throws SQLException {
    side.ledger().append(flow, pool, other);
    side.ledger().appendRaw(id, "Deployment", "DeploymentFounded", "{}");
    forge();
    side.settle();

    delete();
    side.settle();

    assertThat(side.document(Index.DEPLOYMENTS, id)).isNull();
    assertThat(deadLetters()).isZero();
  }

  @Test
  void inARebuild() throws SQLException {
    appendAll();
    side.settle();
    Projections projections = side.bean(Projections.class);

    for (Projector<?> projector : List.of(new DeploymentProjector(), new DeploymentHistory())) {
      assertThat(projections.rebuild(projector)).isTrue();
      await().until(() -> !projections.isRebuilding(projector));
    }

    assertThatAllIsGone();
  }

  private void appendAll() throws SQLException {
    side.ledger().append(flow, pool, deployment, other);
    forge();
    delete();
  }

  private void forge() throws SQLException {
    side.ledger().appendRaw(id, "Deployment", "DeploymentSealed", "{}");
    side.ledger().append(new DeploymentPaused(id));
    side.ledger().appendRaw(flow.flowId(), "Flow", "FlowTagsChanged", "{\"tags\":7}");
    side.ledger().appendRaw(pool.poolId(), "WorkPool", "WorkPoolSealed", "{}");
  }

  private void delete() throws SQLException {
    side.ledger()
        .append(
            new DeploymentDeleted(id),
            new FlowDeleted(flow.flowId()),
            new WorkPoolDeleted(pool.poolId()),
            new DeploymentTagsChanged(other.deploymentId(), List.of("goes on")));
  }

  private void assertThatAllIsGone() {
    assertThat(side.document(Index.DEPLOYMENTS, id)).isNull();
    assertThat(side.document(Index.FLOWS, flow.flowId())).isNull();
    assertThat(side.document(Index.WORK_POOLS, pool.poolId())).isNull();
    assertThat(side.document(Index.DEPLOYMENTS, other.deploymentId())).isNotNull();
    assertThat(deadLetters()).isZero();
    JsonNode revisions =
        side.search(
                Index.DEPLOYMENT_HISTORY,
                "{\"query\":{\"term\":{\"id\":\"%s\"}},\"sort\":[\"revision\"]}".formatted(id))
            .path("hits");
    assertThat(revisions).hasSize(2);
    assertThat(revisions.at("/1/_source/action").stringValue()).isEqualTo("DELETED");
    assertThat(revisions.at("/0/_source/to")).isEqualTo(revisions.at("/1/_source/from"));
  }

  private long deadLetters() {
    long sum = 0;
    for (JsonNode one : side.bean(ProjectionStatus.class).all()) {
      sum += one.path("dead_letters").longValue();
    }
    return sum;
  }
}
