package io.daybook.command.deployment;

import io.daybook.command.ledger.store.LedgerDatabase;
import io.daybook.command.ledger.store.Moment;
import io.daybook.concurrency.ConcurrencyLimit;
import io.daybook.concurrency.ConcurrencyLimitJson;
import io.daybook.concurrency.SlotUsage;
import io.daybook.deployment.Deployment;
import io.daybook.deployment.DeploymentPolls;
import io.daybook.deployment.DeploymentTail;
import io.daybook.deployment.DeploymentTail.Status;
import io.daybook.workpool.WorkQueueActivity;
import io.daybook.workpool.WorkQueueRef;
import io.daybook.workpool.WorkQueueStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Reads what changes without an event: polls of a deployment, slots of its limit in use. */
@Component
final class DeploymentActivity {

  private final JdbcClient jdbc;
  private final WorkQueues queues;
  private final DeploymentLimits limits;
  private final Moment moment;

  DeploymentActivity(
      @LedgerDatabase JdbcClient jdbc, WorkQueues queues, DeploymentLimits limits, Moment moment) {
    this.jdbc = jdbc;
    this.queues = queues;
    this.limits = limits;
    this.moment = moment;
  }

  /** What an answer needs beside the deployment, within the command being handled. */
  DeploymentTail tail(Deployment deployment) {
    WorkQueueRef queue = deployment.workQueue();
    String queueName = queue == null ? deployment.workQueueName() : queues.nameOf(queue);
    ObjectNode limit = limit(limits.readable(deployment.concurrencyLimitId()));
    DeploymentPolls polls = polls(deployment.id());
    WorkQueueActivity polled = queue == null ? WorkQueueActivity.NONE : polls(queue);
    return new DeploymentTail(
        polls.status(polled, moment.now()), polls.lastPolled(polled), queueName, limit);
  }

  private DeploymentPolls polls(UUID deploymentId) {
    return jdbc.sql("select * from activity.deployment where deployment_id = ?")
        .param(deploymentId)
        .query((row, _) ->
            new DeploymentPolls(
                row.getString("status").equals(Status.READY.name()),
                instant(row, "last_polled"),
                instant(row, "queue_since")))
        .optional()
        .orElse(DeploymentPolls.NONE);
  }

  private WorkQueueActivity polls(WorkQueueRef queue) {
    return jdbc.sql("select * from activity.work_queue where queue_id = ?")
        .param(queue.id())
        .query((row, _) ->
            new WorkQueueActivity(
                WorkQueueStatus.valueOf(row.getString("status")),
                instant(row, "last_polled"),
                instant(row, "workers_polled")))
        .optional()
        .orElse(WorkQueueActivity.NONE);
  }

  private @Nullable ObjectNode limit(@Nullable ConcurrencyLimit limit) {
    return limit == null ? null : ConcurrencyLimitJson.embedded(limit, usage(limit.id()));
  }

  private SlotUsage usage(UUID limitId) {
    return jdbc.sql("select * from activity.concurrency_limit where limit_id = ?")
        .param(limitId)
        .query((row, _) ->
            new SlotUsage(
                row.getInt("active_slots"),
                row.getInt("denied_slots"),
                row.getDouble("avg_slot_occupancy_seconds"),
                instant(row, "updated")))
        .optional()
        .orElse(SlotUsage.NONE);
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
