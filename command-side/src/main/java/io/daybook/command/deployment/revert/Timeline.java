package io.daybook.command.deployment.revert;

import io.daybook.deployment.Deployment;
import io.daybook.deployment.DeploymentEvent;
import io.daybook.ledger.RecordedEvent;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The changes of one deployment: all of its events that were appended together are one.
 *
 * @param revisions how many there are; 0: it never was
 * @param present the state after all of them; null: it is not there
 * @param wanted the change that was asked for; null: there is no such change
 */
record Timeline(int revisions, @Nullable Deployment present, @Nullable Change wanted) {

  /**
   * One of them.
   *
   * @param state after it; null: it was the deletion
   */
  record Change(Instant appendedAt, @Nullable Deployment state) {}

  /**
   * @param stream of one deployment; what is of another kind is no deployment
   * @param revision the change that is asked for, from 1
   */
  static Timeline of(List<RecordedEvent> stream, int revision) {
    int revisions = 0;
    Instant last = Instant.MIN;
    Deployment state = null;
    Change wanted = null;
    for (RecordedEvent recorded : stream) {
      if (!(recorded.event() instanceof DeploymentEvent event)) {
        return new Timeline(0, null, null);
      }
      if (!recorded.appendedAt().equals(last)) {
        revisions++;
        last = recorded.appendedAt();
      }
      state = Deployment.evolve(state, event, recorded.at());
      if (revisions == revision) {
        wanted = new Change(Objects.requireNonNull(last), state);
      }
    }
    return new Timeline(revisions, state, wanted);
  }
}
