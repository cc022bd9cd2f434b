package io.daybook.command.poll;

import io.daybook.wire.JsonBody;
import io.daybook.wire.Type;
import io.daybook.wire.Types;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Reads the bodies of polls. */
final class PollBodies {

  private static final int MOST = 200;
  private static final Type<List<String>> NAMES = Types.list(Types.STRING);
  private static final Type<List<UUID>> IDS = Types.list(Types.UUID);

  /**
   * @param queueNames none for all queues
   */
  record PoolPoll(List<String> queueNames, Window window, int limit) {}

  record DeploymentPoll(List<UUID> deploymentIds, Window window, int limit) {}

  record QueuePoll(Window window, int limit) {}

  private PollBodies() {}

  static PoolPoll pool(JsonBody body) {
    return body.parameters(in -> {
      List<String> names = in.optional("work_queue_names", NAMES, List.of());
      Instant before = in.optional("scheduled_before", Types.INSTANT);
      Instant after = in.optional("scheduled_after", Types.INSTANT);
      int limit = in.limit(MOST);
      return in.build(() -> new PoolPoll(names, new Window(after, before), limit));
    });
  }

  static DeploymentPoll deployments(JsonBody body) {
    return body.parameters(in -> {
      List<UUID> ids = in.required("deployment_ids", IDS);
      Instant before = in.optional("scheduled_before", Types.INSTANT);
      int limit = in.limit(MOST);
      return in.build(() -> new DeploymentPoll(ids, Window.until(before), limit));
    });
  }

  static QueuePoll queue(JsonBody body) {
    return body.parameters(in -> {
      Instant before = in.optional("scheduled_before", Types.INSTANT);
      int limit = in.limit(MOST);
      return in.build(() -> new QueuePoll(Window.until(before), limit));
    });
  }
}
