package io.daybook.history;

import io.daybook.deployment.DeploymentEvent;
import io.daybook.deployment.DeploymentEvent.DeploymentCreated;
import io.daybook.deployment.DeploymentEvent.DeploymentDeleted;
import io.daybook.deployment.DeploymentEvent.DeploymentPaused;
import io.daybook.deployment.DeploymentEvent.DeploymentResumed;
import io.daybook.deployment.DeploymentEvent.DeploymentTouched;
import io.daybook.deployment.DeploymentEvent.ScheduleEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A change in one word. */
public enum Action {
  CREATED,
  DELETED,
  /** An old state was restored. */
  REVERTED,
  PAUSED,
  RESUMED,
  /** Nothing but schedules were added, changed or removed. */
  RESCHEDULED,
  /** An update that changed nothing but the time of the update. */
  TOUCHED,
  /** Anything else. */
  UPDATED;

  private static final String REVERT = "RevertDeployment";

  /**
   * @param command the simple name of the command that decided the events
   * @param events the events of one deployment that were appended together, in their order
   */
  public static Action of(@Nullable String command, List<? extends DeploymentEvent> events) {
    if (events.stream().anyMatch(e -> e instanceof DeploymentDeleted)) {
      return DELETED;
    }
    if (events.stream().anyMatch(e -> e instanceof DeploymentCreated)) {
      return CREATED;
    }
    if (REVERT.equals(command)) {
      return REVERTED;
    }
    List<Action> each = events.stream().map(Action::of).distinct().toList();
    List<Action> telling = each.stream().filter(action -> action != TOUCHED).toList();
    return switch (telling.size()) {
      case 0 -> TOUCHED;
      case 1 -> telling.getFirst();
      default -> UPDATED;
    };
  }

  private static Action of(DeploymentEvent event) {
    if (event instanceof DeploymentPaused) {
      return PAUSED;
    }
    if (event instanceof DeploymentResumed) {
      return RESUMED;
    }
    if (event instanceof ScheduleEvent) {
      return RESCHEDULED;
    }
    return event instanceof DeploymentTouched ? TOUCHED : UPDATED;
  }
}
