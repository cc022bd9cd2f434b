package io.daybook.command.event;

import io.daybook.command.dispatch.Commands;
import io.daybook.command.dispatch.Unavailability;
import io.daybook.ledger.UnreadableAggregateException;
import io.daybook.wire.ApiException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/** Does with events what there is to do. */
@Component
final class EventRecorder {

  private static final Logger log = LoggerFactory.getLogger(EventRecorder.class);

  private final Commands commands;
  private final EventRelay relay;

  EventRecorder(Commands commands, EventRelay relay) {
    this.commands = commands;
    this.relay = relay;
  }

  /**
   * Records the states that the events tell, all at once if none of them is refused, and passes the
   * events on.
   */
  void record(List<ClientEvent> events) {
    List<ReportedTaskRun> reports = reports(events);
    if (!reports.isEmpty()) {
      try {
        commands.send(new RecordTaskRunStates(reports));
      } catch (RuntimeException e) { // whatever it is: one must not keep the others from being kept
        throwIfUnavailable(e);
        log.debug("One of {} states is refused: {}", reports.size(), e.getMessage());
        reports.forEach(this::recordAlone);
      }
    }
    relay.pass(events);
  }

  private void recordAlone(ReportedTaskRun report) {
    try {
      commands.send(new RecordTaskRunStates(List.of(report)));
    } catch (UnreadableAggregateException e) {
      log.debug("A state is not kept: {}", e.getMessage()); // it is told and named already
    } catch (ApiException | DataIntegrityViolationException e) {
      throwIfUnavailable(e);
      log.warn("A state of task run {} is not kept: {}", report.taskRunId(), e.getMessage());
    } catch (RuntimeException e) {
      log.error("A state of task run {} is not kept; report this, please", report.taskRunId(), e);
    }
  }

  /** A database that is busy or away refuses nothing: the events are to be sent again. */
  private static void throwIfUnavailable(RuntimeException failure) {
    if (failure instanceof ApiException refused
        && refused.error().status() == Unavailability.ERROR.status()) {
      throw failure;
    }
  }

  private static List<ReportedTaskRun> reports(List<ClientEvent> events) {
    List<ReportedTaskRun> reports = new ArrayList<>();
    for (ClientEvent event : events) {
      try {
        if (ReportedTaskRun.isOneOf(event)) {
          reports.add(ReportedTaskRun.of(event));
        }
      } catch (ApiException e) {
        log.warn("An event {} tells no state that can be kept: {}", event.name(), e.error().body());
      }
    }
    return reports;
  }
}
