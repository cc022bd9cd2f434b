package io.daybook.command.ledger.store;

import io.daybook.concurrency.ConcurrencyLimit;
import io.daybook.concurrency.ConcurrencyLimitJson;
import io.daybook.deployment.Deployment;
import io.daybook.flow.Flow;
import io.daybook.flow.FlowJson;
import io.daybook.history.Difference;
import io.daybook.run.FlowRun;
import io.daybook.run.FlowRunJson;
import io.daybook.run.TaskRun;
import io.daybook.run.TaskRunJson;
import io.daybook.wire.ApiException;
import io.daybook.wire.Json;
import io.daybook.wire.JsonSize;
import io.daybook.workpool.WorkPool;
import io.daybook.workpool.WorkPoolJson;
import io.daybook.workpool.WorkQueueJson;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How large an object may become. What is written to the ledger must be projected some time, and
 * the nodes that take documents have a limit: so it is looked at here, whatever change it is that
 * makes an object too large.
 */
public final class ObjectBound {

  /**
   * What adds no more may go a little beyond: an object at its bound can still be paused, and a run
   * can end.
   */
  private static final long LITTLE = 1024;

  private final long most;

  public ObjectBound(DataSize most) {
    this.most = most.toBytes();
  }

  /**
   * Looks at a change.
   *
   * @param before null if there was no such object
   * @param after null if there is none any more
   * @throws ApiException 413 if the object is too large after it, and larger than before
   */
  public void check(@Nullable Object before, @Nullable Object after) {
    if (after != null && !JsonSize.isWithin(extent(after), most)) {
      long size = JsonSize.of(extent(after));
      long was = before == null ? 0 : JsonSize.of(extent(before));
      long more = size <= most + most / 8 ? LITTLE : 0;
      if (size > was + more) {
        throw tooLarge(after, size);
      }
    }
  }

  private ApiException tooLarge(Object state, long size) {
    return ApiException.detail(
        413,
        "%s would take %,d bytes as JSON, and may take %,d (daybook.ledger.max-object-size)."
            .formatted(called(state), size, most));
  }

  private static String called(Object state) {
    return switch (state) {
      case Deployment _ -> "The deployment";
      case Flow _ -> "The flow";
      case WorkPool _ -> "The work pool, with its queues,";
      case ConcurrencyLimit _ -> "The concurrency limit";
      case FlowRun _ -> "The flow run";
      case TaskRun _ -> "The task run";
      default -> throw unknown(state);
    };
  }

  /** All that a document of it may hold: its answer, and what stands beside it to be found. */
  private static ObjectNode extent(Object state) {
    return switch (state) {
      case Deployment d ->
          beside(Objects.requireNonNull(Difference.compared(d)), d.tags())
              .put("deployment_name", d.name())
              .put("flow_name", d.flow().name());
      case Flow flow -> beside(FlowJson.response(flow), flow.tags());
      case WorkPool pool -> withQueues(pool);
      case ConcurrencyLimit limit -> Json.object().set("limit", ConcurrencyLimitJson.body(limit));
      case FlowRun run -> beside(FlowRunJson.body(run), run.tags());
      case TaskRun run -> beside(TaskRunJson.body(run), run.tags());
      default -> throw unknown(state);
    };
  }

  private static ObjectNode beside(ObjectNode body, List<String> tags) {
    ArrayNode terms = body.putArray("terms");
    tags.forEach(terms::add);
    return body;
  }

  private static ObjectNode withQueues(WorkPool pool) {
    ObjectNode body = WorkPoolJson.body(pool);
    ArrayNode queues = body.putArray("queues");
    pool.queues().values().forEach(queue -> queues.add(WorkQueueJson.body(pool, queue)));
    return body;
  }

  private static IllegalArgumentException unknown(Object state) {
    return new IllegalArgumentException("no object of a ledger: " + state.getClass());
  }
}
