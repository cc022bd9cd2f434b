package io.daybook.command.poll;

import io.daybook.command.ledger.store.Moment;
import io.daybook.command.poll.PollBodies.DeploymentPoll;
import io.daybook.command.poll.Polls.PoolAnswer;
import io.daybook.run.FlowRun;
import io.daybook.run.FlowRunJson;
import io.daybook.web.Paths;
import io.daybook.wire.Json;
import io.daybook.wire.JsonBody;
import io.daybook.workpool.WorkQueue;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** The polls of workers, of runners that serve deployments, and of agents. */
@RestController
final class PollController {

  private final Polls polls;
  private final PollMarks marks;
  private final PolledRuns answers;
  private final Moment moment;

  PollController(Polls polls, PollMarks marks, PolledRuns answers, Moment moment) {
    this.polls = polls;
    this.marks = marks;
    this.answers = answers;
    this.moment = moment;
  }

  @PostMapping("/api/work_pools/{pool}/get_scheduled_flow_runs")
  List<ObjectNode> pool(@PathVariable String pool, JsonBody body) {
    PoolAnswer answer = polls.pool(pool, PollBodies.pool(body));
    Instant now = moment.now();
    marks.queues(answer.asked().stream().map(WorkQueue::id).toList(), now);
    return answer.runs().stream().map(run -> offer(run, answer, now)).toList();
  }

  @PostMapping("/api/deployments/get_scheduled_flow_runs")
  List<ObjectNode> deployments(JsonBody body) {
    DeploymentPoll poll = PollBodies.deployments(body);
    List<FlowRun> runs = polls.deployments(poll);
    Instant now = moment.now();
    marks.deployments(poll.deploymentIds(), now);
    return answers.of(runs, now);
  }

  /**
   * @param fromUi who only looks leaves no trace
   */
  @PostMapping("/api/work_queues/" + Paths.ID + "/get_runs")
  List<ObjectNode> queue(
      @PathVariable UUID id,
      JsonBody body,
      @RequestHeader(name = "x-prefect-ui", defaultValue = "false") boolean fromUi) {
    List<FlowRun> runs = polls.queue(id, PollBodies.queue(body));
    Instant now = moment.now();
    if (!fromUi) {
      marks.queues(List.of(id), now);
    }
    return answers.of(runs, now);
  }

  private static ObjectNode offer(FlowRun run, PoolAnswer answer, Instant now) {
    ObjectNode offer = Json.object();
    offer.put("work_pool_id", answer.pool().id().toString());
    offer.put("work_queue_id", Objects.toString(run.workQueueId()));
    offer.set("flow_run", FlowRunJson.polled(run, now));
    return offer;
  }
}
