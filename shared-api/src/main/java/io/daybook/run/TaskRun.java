package io.daybook.run;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A task run after the events so far. {@link TaskRunEvent.TaskRunCreated} tells what its parts
 * mean.
 *
 * @param subflows the flow runs that it stands for; mostly none, or one
 */
public record TaskRun(
    UUID id,
    Instant created,
    Instant updated,
    @Nullable FlowRunRef flowRun,
    String name,
    String taskKey,
    String dynamicKey,
    @Nullable String cacheKey,
    @Nullable Instant cacheExpiration,
    @Nullable String taskVersion,
    TaskRunPolicy policy,
    List<String> tags,
    @Nullable ObjectNode labels,
    ObjectNode taskInputs,
    @Nullable RunState state,
    RunTimes times,
    int flowRunRunCount,
    List<UUID> subflows)
    implements Run {

  @Override
  public Instant begun() {
    return flowRun == null ? created : flowRun.begun();
  }

  /** The run after one more event; null before its creation and after its deletion. */
  public static @Nullable TaskRun evolve(@Nullable TaskRun run, TaskRunEvent event, Instant at) {
    return TaskRunEvolution.evolve(run, event, at);
  }
}
