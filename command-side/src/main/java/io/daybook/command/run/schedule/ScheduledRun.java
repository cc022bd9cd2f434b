package io.daybook.command.run.schedule;

import io.daybook.command.run.RunLabels;
import io.daybook.command.run.RunNames;
import io.daybook.command.run.TimeOrderedIds;
import io.daybook.deployment.Deployment;
import io.daybook.deployment.DeploymentSchedule;
import io.daybook.deployment.Schedule;
import io.daybook.filter.StateType;
import io.daybook.run.CreatedBy;
import io.daybook.run.FlowRunEvent.FlowRunCreated;
import io.daybook.run.FlowRunPolicy;
import io.daybook.run.RunDeployment;
import io.daybook.run.RunState;
import io.daybook.run.RunTimes;
import io.daybook.run.StateDetails;
import io.daybook.wire.Json;
import io.daybook.workpool.WorkQueueRef;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** A run that a schedule asks for. */
record ScheduledRun(Deployment deployment, DeploymentSchedule schedule, Instant date) {

  private static final String TAG = "auto-scheduled";

  String key() {
    return new ScheduledRunKey(deployment.id(), schedule.id(), date).text();
  }

  /**
   * The run's beginning, as Prefect's scheduler makes it.
   *
   * @param number that no run has had
   * @param parameters as {@link #parameters()}; all runs of a schedule may have the same
   */
  FlowRunCreated created(int number, Instant now, ObjectNode parameters) {
    WorkQueueRef queue = deployment.workQueue();
    UUID id = TimeOrderedIds.at(now);
    return new FlowRunCreated(
        id,
        number,
        deployment.flow().id(),
        RunNames.random(),
        new RunDeployment(deployment.id(), deployment.number(), deployment.version()),
        null,
        parameters,
        Json.object(),
        tags(),
        RunLabels.of(deployment, null),
        key(),
        FlowRunPolicy.DEFAULT,
        null,
        null,
        queue == null ? null : queue.id(),
        deployment.workQueueName(),
        true,
        deployment.infrastructureDocumentId(),
        new CreatedBy(schedule.id(), CreatedBy.SCHEDULE, displayValue()),
        Json.object(),
        state(now),
        new RunTimes(date, date, null, null, Duration.ZERO, 0));
  }

  private RunState state(Instant now) {
    return new RunState(
        TimeOrderedIds.at(now),
        StateType.SCHEDULED,
        "Scheduled",
        now,
        "Flow run scheduled",
        null,
        StateDetails.scheduled(date));
  }

  /** Shares its values with the deployment and the schedule. */
  ObjectNode parameters() {
    return Json.object().setAll(deployment.parameters()).setAll(schedule.parameters());
  }

  private List<String> tags() {
    List<String> tags = new ArrayList<>();
    tags.add(TAG);
    tags.addAll(deployment.tags());
    return tags;
  }

  private String displayValue() {
    String slug = schedule.slug();
    return slug != null && !slug.isEmpty()
        ? slug
        : switch (schedule.schedule()) {
          case Schedule.Interval _ -> "IntervalSchedule";
          case Schedule.Cron _ -> "CronSchedule";
          case Schedule.RRule _ -> "RRuleSchedule";
        };
  }
}
