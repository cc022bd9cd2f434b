package io.daybook.query.projection;

import io.daybook.run.FlowRunEvent;
import io.daybook.run.RunEvent;
import io.daybook.run.RunState;
import io.daybook.run.TaskRunEvent.TaskRunCreated;
import io.daybook.run.TaskRunEvent.TaskRunDeleted;
import io.daybook.run.TaskRunEvent.TaskRunRenamed;
import io.daybook.run.TaskRunEvent.TaskRunReported;
import io.daybook.run.TaskRunEvent.TaskRunStateChanged;
import io.daybook.run.TaskRunEvent.TaskRunStateRecorded;
import io.daybook.run.TaskRunEvent.TaskRunSubflowAdded;
import io.daybook.run.TaskRunEvent.TaskRunSubflowRemoved;
import org.jspecify.annotations.Nullable;

/** The states that events tell of. */
final class RunStates {

  private RunStates() {}

  /** The state that an event tells of; null if it tells of none. */
  static @Nullable RunState of(RunEvent event) {
    return switch (event) {
      case FlowRunEvent e -> e instanceof FlowRunEvent.StateEvent in ? in.state() : null;
      case TaskRunCreated e -> e.state();
      case TaskRunStateChanged e -> e.state();
      case TaskRunReported e -> e.state();
      case TaskRunStateRecorded e -> e.state();
      case TaskRunRenamed _, TaskRunSubflowAdded _, TaskRunSubflowRemoved _, TaskRunDeleted _ ->
          null;
    };
  }
}
