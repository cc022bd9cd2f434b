package io.daybook.command.workpool;

import static io.daybook.command.workpool.Pools.POOL;
import static io.daybook.command.workpool.Pools.queue;
import static io.daybook.command.workpool.Pools.withQueues;
import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.command.dispatch.Decision;
import io.daybook.command.dispatch.Decision.Refused;
import io.daybook.workpool.WorkPool;
import io.daybook.workpool.WorkPoolEvent;
import io.daybook.workpool.WorkPoolEvent.WorkQueueCreated;
import io.daybook.workpool.WorkPoolEvent.WorkQueueDeleted;
import io.daybook.workpool.WorkPoolEvent.WorkQueuePaused;
import io.daybook.workpool.WorkPoolEvent.WorkQueuePriorityChanged;
import io.daybook.workpool.WorkPoolEvent.WorkQueueRenamed;
import io.daybook.workpool.WorkPoolEvent.WorkQueueTouched;
import org.junit.jupiter.api.Test;

class WorkQueueDeciderTest {

  @Test
  void aQueueThatTakesAPriorityMovesTheOthers() {
    var wanted = new NewWorkQueue("new", "d", true, 3, 1, null);

    Decision<WorkPoolEvent> decision =
        WorkQueueDecider.create(withQueues(2), wanted, queue(9), "taken");

    assertThat(decision.orThrow())
        .containsExactly(
            new WorkQueueCreated(POOL, queue(9), "new", "d", true, 3, 1, null),
            new WorkQueuePriorityChanged(POOL, queue(1), 2),
            new WorkQueuePriorityChanged(POOL, queue(2), 3));
  }

  @Test
  void aNameIsGivenOnceInAPool() {
    NewWorkQueue second = NewWorkQueue.named("default");
    assertThat(WorkQueueDecider.create(withQueues(), second, queue(9), "taken"))
        .isEqualTo(Decision.refused(409, "taken"));
    assertThat(WorkQueueDecider.append(withQueues(), second, queue(9), "taken"))
        .isEqualTo(Decision.refused(409, "taken"));
  }

  @Test
  void theOldRoutesMoveNobody() {
    var wanted = new NewWorkQueue("new", "", false, null, 1, null);
    assertThat(WorkQueueDecider.append(withQueues(2), wanted, queue(9), "taken").orThrow())
        .containsExactly(new WorkQueueCreated(POOL, queue(9), "new", "", false, null, 1, null));
    assertThat(change(withQueues(2), 2, Queues.priority(1), false).orThrow())
        .containsExactly(new WorkQueuePriorityChanged(POOL, queue(2), 1));
  }

  @Test
  void aDeploymentsQueueIsMadeOnce() {
    assertThat(WorkQueueDecider.ensure(withQueues(2), "q2", queue(9))).isEmpty();
    assertThat(WorkQueueDecider.ensure(withQueues(2), "q9", queue(9)))
        .containsExactly(new WorkQueueCreated(POOL, queue(9), "q9", "", false, null, 3, null));
    assertThat(WorkQueueDecider.ensureLast(withQueues(7), "q9", queue(9)))
        .containsExactly(new WorkQueueCreated(POOL, queue(9), "q9", "", false, null, 8, null));
  }

  @Test
  void aChangeIsOneEventPerAttributeThatChanges() {
    assertThat(change(withQueues(2), 2, Queues.name("other"), true).orThrow())
        .containsExactly(new WorkQueueRenamed(POOL, queue(2), "other"));
    assertThat(change(withQueues(2), 2, Queues.paused(true), true).orThrow())
        .containsExactly(new WorkQueuePaused(POOL, queue(2)));
  }

  @Test
  void aChangeOfNothingIsAnUpdate() {
    var touched = new WorkQueueTouched(POOL, queue(2));
    assertThat(change(withQueues(2), 2, Queues.nothing(), true).orThrow()).containsExactly(touched);
    assertThat(change(withQueues(2), 2, Queues.name("q2"), true).orThrow())
        .containsExactly(touched);
    assertThat(change(withQueues(2), 2, Queues.priority(2), true).orThrow())
        .containsExactly(touched);
  }

  @Test
  void aTakenNameAndNoDescriptionAreConflicts() {
    assertThat(change(withQueues(2), 2, Queues.name("default"), true)).isInstanceOf(Refused.class);
    assertThat(change(withQueues(2), 2, Queues.noDescription(), true)).isInstanceOf(Refused.class);
  }

  @Test
  void theDefaultQueueCanNotGo() {
    WorkPool pool = withQueues(2);
    assertThat(WorkQueueDecider.delete(pool, pool.queue(queue(1)).orElseThrow()))
        .isInstanceOf(Refused.class);
    assertThat(WorkQueueDecider.delete(pool, pool.queue(queue(2)).orElseThrow()).orThrow())
        .containsExactly(new WorkQueueDeleted(POOL, queue(2)));
  }

  private static Decision<WorkPoolEvent> change(
      WorkPool pool, int number, WorkQueueChanges changes, boolean shift) {
    return WorkQueueDecider.change(pool, pool.queue(queue(number)).orElseThrow(), changes, shift);
  }
}
