package io.daybook.command.poll;

import io.daybook.command.poll.ScheduledRuns.Asked;
import io.daybook.workpool.WorkPool;
import io.daybook.workpool.WorkQueue;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How many runs a pool and its queues may start. */
final class Room {

  private Room() {}

  /**
   * The queues of those polled that may start runs.
   *
   * @param busy how many runs of a queue are PENDING or RUNNING
   */
  static List<Asked> inQueues(List<WorkQueue> polled, Map<UUID, Integer> busy) {
    return polled.stream()
        .filter(queue -> !queue.paused())
        .map(queue ->
            new Asked(
                queue.id(),
                queue.priority(),
                left(queue.concurrencyLimit(), busy.getOrDefault(queue.id(), 0))))
        .filter(asked -> asked.room() > 0)
        .toList();
  }

  /** What paused queues run does not count. */
  static int inPool(WorkPool pool, Map<UUID, Integer> busy) {
    int running =
        pool.queues().values().stream()
            .filter(queue -> !queue.paused())
            .mapToInt(queue -> busy.getOrDefault(queue.id(), 0))
            .sum();
    return pool.paused() ? 0 : left(pool.concurrencyLimit(), running);
  }

  static int left(@Nullable Integer limit, int busy) {
    return limit == null ? Integer.MAX_VALUE : Math.max(0, limit - busy);
  }
}
