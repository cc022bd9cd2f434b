package io.daybook.query.directory;

import io.daybook.deployment.DeploymentTail;
import io.daybook.deployment.DeploymentTail.Status;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Queues and limits at some positions of the ledger. Polls and slots in use are in no ledger: there
 * were none.
 */
public final class PastView {
  private final Map<String, NavigableMap<Long, Held<DirectoryQueue>>> queues;
  private final Map<String, NavigableMap<Long, Held<ObjectNode>>> limits;

  PastView(
      Map<String, NavigableMap<Long, Held<DirectoryQueue>>> queues,
      Map<String, NavigableMap<Long, Held<ObjectNode>>> limits) {
    this.queues = Map.copyOf(queues);
    this.limits = Map.copyOf(limits);
  }

  /** What one deployment names, and when. */
  public record Asked(long position, TailSource source) {}

  /**
   * What something was, from a position on.
   *
   * @param to the first position at which it was not so any more
   */
  record Held<T>(long to, T value) {}

  /** What is shown at one of the positions that were asked for. */
  public Tails at(long position) {
    return source -> {
      DirectoryQueue queue = held(queues, source.queueId(), position);
      return new DeploymentTail(
          Status.NOT_READY,
          null,
          queue == null ? source.askedQueue() : queue.name(),
          held(limits, source.limitId(), position));
    };
  }

  private static <T> @Nullable T held(
      Map<String, NavigableMap<Long, Held<T>>> all, @Nullable String id, long position) {
    NavigableMap<Long, Held<T>> own =
        id == null ? null : all.getOrDefault(id, Collections.emptyNavigableMap());
    Map.Entry<Long, Held<T>> newest = own == null ? null : own.floorEntry(position);
    return newest == null || newest.getValue().to() <= position ? null : newest.getValue().value();
  }
}
