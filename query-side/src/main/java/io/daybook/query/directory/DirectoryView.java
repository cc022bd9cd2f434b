package io.daybook.query.directory;

import io.daybook.concurrency.ConcurrencyLimitJson;
import io.daybook.deployment.DeploymentPolls;
import io.daybook.deployment.DeploymentTail;
import io.daybook.workpool.WorkQueueActivity;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The directory at one moment.
 *
 * @param queues as they are now, by id
 * @param limits their bodies without use, by id
 */
public record DirectoryView(
    Map<String, DirectoryQueue> queues,
    Map<String, ObjectNode> limits,
    Activity activity,
    Instant now)
    implements Tails {

  /** Whether there are the queue and the limit that are named, if any is. */
  public boolean knows(TailSource source) {
    return (source.queueId() == null || queues.containsKey(source.queueId()))
        && (source.limitId() == null || limits.containsKey(source.limitId()));
  }

  @Override
  public DeploymentTail tail(TailSource source) {
    String queueId = source.queueId();
    String limitId = source.limitId();
    DeploymentPolls polls = activity.deployment(source.deploymentId());
    WorkQueueActivity queue = queueId == null ? WorkQueueActivity.NONE : activity.queue(queueId);
    return new DeploymentTail(
        polls.status(queue, now),
        polls.lastPolled(queue),
        queueName(queueId, source.askedQueue()),
        limitId == null ? null : limit(limitId));
  }

  private @Nullable String queueName(@Nullable String id, @Nullable String asked) {
    DirectoryQueue queue = id == null ? null : queues.get(id);
    return queue == null ? asked : queue.name();
  }

  private @Nullable ObjectNode limit(String id) {
    ObjectNode body = limits.get(id);
    return body == null ? null : ConcurrencyLimitJson.embedded(body.deepCopy(), activity.limit(id));
  }
}
