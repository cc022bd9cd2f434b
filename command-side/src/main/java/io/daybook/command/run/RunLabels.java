package io.daybook.command.run;

import io.daybook.deployment.Deployment;
import io.daybook.flow.Flow;
import io.daybook.wire.Json;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The labels that runs inherit; those of the request come last and win. */
public final class RunLabels {

  private RunLabels() {}

  /** Of a deployment's run. */
  public static ObjectNode of(Deployment deployment, @Nullable ObjectNode sent) {
    ObjectNode labels = copy(deployment.labels());
    labels.put("prefect.flow.id", deployment.flow().id().toString());
    labels.put("prefect.deployment.id", deployment.id().toString());
    return with(labels, sent);
  }

  /** Of a run without a deployment. */
  public static ObjectNode of(Flow flow, @Nullable ObjectNode sent) {
    ObjectNode labels = copy(flow.labels());
    labels.put("prefect.flow.id", flow.id().toString());
    return with(labels, sent);
  }

  /** Of a task run. */
  public static ObjectNode ofTask(
      @Nullable UUID flowRunId, @Nullable ObjectNode ofFlowRun, @Nullable ObjectNode sent) {
    ObjectNode labels = copy(ofFlowRun);
    if (flowRunId != null) {
      labels.put("prefect.flow-run.id", flowRunId.toString());
    }
    return with(labels, sent);
  }

  private static ObjectNode copy(@Nullable ObjectNode labels) {
    return labels == null ? Json.object() : labels.deepCopy();
  }

  private static ObjectNode with(ObjectNode labels, @Nullable ObjectNode sent) {
    if (sent != null) {
      labels.setAll(sent);
    }
    return labels;
  }
}
