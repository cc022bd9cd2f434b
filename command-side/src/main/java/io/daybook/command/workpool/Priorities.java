package io.daybook.command.workpool;

import io.daybook.wire.ApiException;
import io.daybook.workpool.WorkPool;
import io.daybook.workpool.WorkQueue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Prefect's rules for the priorities of a pool's queues: unique, from 1, moved no more than need.
 */
final class Priorities {

  private record Place(UUID id, int priority) {}

  private Priorities() {}

  /** The lowest priority that no queue has. */
  static int lowestFree(WorkPool pool) {
    Set<Integer> taken =
        pool.queues().values().stream().map(WorkQueue::priority).collect(Collectors.toSet());
    int free = 1;
    while (taken.contains(free)) {
      free++;
    }
    return free;
  }

  /**
   * The priority after all others.
   *
   * @throws ApiException 409 if the others have used up the numbers
   */
  static int last(WorkPool pool) {
    return after(pool.queues().values().stream().mapToInt(WorkQueue::priority).max().orElse(0));
  }

  /**
   * Gives a queue a priority. The others keep their order, and each that is not after the one
   * before it moves to the next number.
   *
   * @param queueId a queue of the pool, or one to be
   * @return the queue's priority and those of the queues that moved
   * @throws ApiException 409 if a queue would have to move beyond the last number
   */
  static Map<UUID, Integer> place(WorkPool pool, UUID queueId, int wanted) {
    List<Place> places = others(pool, queueId);
    int index = 0;
    while (index < places.size() && places.get(index).priority < wanted) {
      index++;
    }
    places.add(index, new Place(queueId, wanted));
    Map<UUID, Integer> moved = new LinkedHashMap<>();
    int before = 0;
    for (Place place : places) {
      int after = place.priority <= before ? after(before) : place.priority;
      if (after != place.priority || place.id.equals(queueId)) {
        moved.put(place.id, after);
      }
      before = after;
    }
    return moved;
  }

  private static int after(int priority) {
    if (priority == Integer.MAX_VALUE) {
      throw ApiException.detail(
          409, "No priority is left after " + priority + ". Give a queue a smaller one first.");
    }
    return priority + 1;
  }

  private static List<Place> others(WorkPool pool, UUID queueId) {
    return pool.queues().values().stream()
        .filter(q -> !q.id().equals(queueId))
        .map(q -> new Place(q.id(), q.priority()))
        .sorted(Comparator.comparingInt(Place::priority))
        .collect(Collectors.toCollection(ArrayList::new));
  }
}
