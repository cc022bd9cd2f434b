package io.daybook.command.workpool;

import static io.daybook.command.workpool.Pools.after;
import static io.daybook.command.workpool.Pools.queue;
import static io.daybook.command.workpool.Pools.withQueues;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daybook.workpool.WorkPool;
import io.daybook.workpool.WorkQueue;
import java.util.Comparator;
import org.junit.jupiter.api.Test;

class PrioritiesTest {

  @Test
  void theLowestFreeNumberIsTaken() {
    assertThat(Priorities.lowestFree(withQueues())).isEqualTo(2);
    assertThat(Priorities.lowestFree(withQueues(2, 3, 9))).isEqualTo(4);
    assertThat(Priorities.lowestFree(withQueues(1, 2))).isEqualTo(3);
  }

  @Test
  void theLastIsAfterAllOthers() {
    assertThat(Priorities.last(withQueues(2, 9))).isEqualTo(10);
  }

  @Test
  void aQueueThatTakesAPlaceMovesThoseBehindIt() {
    assertThat(order(placed(withQueues(2, 3), 3, 1))).isEqualTo("q3 1, default 2, q2 3");
  }

  @Test
  void onlyThoseThatCollideMove() {
    assertThat(order(placed(withQueues(2, 4, 5), 4, 2))).isEqualTo("default 1, q4 2, q2 3, q3 4");
    assertThat(order(placed(withQueues(2, 9), 3, 1))).isEqualTo("q3 1, default 2, q2 3");
    assertThat(order(placed(withQueues(3, 9), 3, 2))).isEqualTo("default 1, q3 2, q2 3");
  }

  @Test
  void aFreeNumberMovesNobody() {
    assertThat(Priorities.place(withQueues(2, 3), queue(3), 7))
        .containsOnlyKeys(queue(3))
        .containsEntry(queue(3), 7);
  }

  @Test
  void tiesOfTheOldRoutesAreResolvedOnTheWay() {
    assertThat(order(placed(withQueues(1, 1, 5), 4, 6))).isEqualTo("default 1, q2 2, q3 3, q4 6");
  }

  @Test
  void nobodyMovesBeyondTheLastNumber() {
    WorkPool full = withQueues(Integer.MAX_VALUE);

    assertThatThrownBy(() -> Priorities.last(full))
        .hasMessageStartingWith("409 No priority is left");
    assertThatThrownBy(() -> Priorities.place(full, queue(3), Integer.MAX_VALUE))
        .hasMessageStartingWith("409 No priority is left");
    assertThat(Priorities.place(full, queue(3), 2)).containsOnlyKeys(queue(3));
  }

  private static WorkPool placed(WorkPool pool, int number, int priority) {
    WorkQueueChanges changes = Queues.priority(priority);
    WorkQueue queue = pool.queue(queue(number)).orElseThrow();
    return after(pool, WorkQueueDecider.change(pool, queue, changes, true).orThrow());
  }

  private static String order(WorkPool pool) {
    return String.join(
        ", ",
        pool.queues().values().stream()
            .sorted(Comparator.comparingInt(WorkQueue::priority))
            .map(q -> q.name() + " " + q.priority())
            .toList());
  }
}
