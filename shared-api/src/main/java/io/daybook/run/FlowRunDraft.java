package io.daybook.run;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A flow run that is being changed. */
final class FlowRunDraft {

  private final FlowRun before;

  Instant updated;
  String name;
  @Nullable String flowVersion;
  ObjectNode parameters;
  List<String> tags;
  ObjectNode labels;
  FlowRunPolicy policy;
  @Nullable UUID parentTaskRunId;
  @Nullable UUID parentFlowRunId;
  @Nullable String infrastructurePid;
  @Nullable ObjectNode jobVariables;
  @Nullable RunState state;
  RunTimes times;

  FlowRunDraft(FlowRun run, Instant at) {
    before = run;
    updated = at;
    name = run.name();
    flowVersion = run.flowVersion();
    parameters = run.parameters();
    tags = run.tags();
    labels = run.labels();
    policy = run.policy();
    parentTaskRunId = run.parentTaskRunId();
    parentFlowRunId = run.parentFlowRunId();
    infrastructurePid = run.infrastructurePid();
    jobVariables = run.jobVariables();
    state = run.state();
    times = run.times();
  }

  FlowRun run() {
    return new FlowRun(
        before.id(),
        before.number(),
        before.created(),
        updated,
        before.flowId(),
        name,
        before.deployment(),
        flowVersion,
        parameters,
        before.context(),
        tags,
        labels,
        before.idempotencyKey(),
        policy,
        parentTaskRunId,
        parentFlowRunId,
        before.workQueueId(),
        before.workQueueName(),
        before.autoScheduled(),
        before.infrastructureDocumentId(),
        infrastructurePid,
        before.createdBy(),
        jobVariables,
        state,
        times);
  }
}
