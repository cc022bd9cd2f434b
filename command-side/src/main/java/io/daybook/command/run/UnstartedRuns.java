package io.daybook.command.run;

import io.daybook.command.ledger.store.LedgerDatabase;
import io.daybook.command.ledger.store.Moment;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Runs of deployments that are planned and that nobody began, within the command being handled. A
 * run that waits for a slot is not one of them.
 */
@Component
public final class UnstartedRuns {

  /** Which of a deployment's runs. */
  public enum Which {
    /** Those that its schedules made and that are not due yet. */
    FUTURE_OF_SCHEDULES(true, true),
    /** Those that its schedules made. */
    OF_SCHEDULES(true, false),
    /** Those of users, too. */
    ALL(false, false);

    private final boolean onlyOfSchedules;
    private final boolean onlyFuture;

    Which(boolean onlyOfSchedules, boolean onlyFuture) {
      this.onlyOfSchedules = onlyOfSchedules;
      this.onlyFuture = onlyFuture;
    }
  }

  private final JdbcClient jdbc;
  private final RunRemoval runs;
  private final Moment moment;

  UnstartedRuns(@LedgerDatabase JdbcClient jdbc, RunRemoval runs, Moment moment) {
    this.jdbc = jdbc;
    this.runs = runs;
    this.moment = moment;
  }

  /**
   * Deletes them. It comes after what is recorded of the deployment: by then the scheduler makes no
   * more of what was planned before.
   */
  public void remove(UUID deploymentId, Which which) {
    jdbc.sql("select from ledger.deployment where id = ? for no key update")
        .param(deploymentId)
        .query()
        .listOfRows();
    runs.delete(find(deploymentId, which));
  }

  private List<UUID> find(UUID deploymentId, Which which) {
    return jdbc.sql(
            """
            select id from runs.flow_run
            where deployment_id = :deployment and state_type = 'SCHEDULED'
              and state_name <> 'AwaitingConcurrencySlot' and run_count = 0
              and (auto_scheduled or not :of_schedules)
              and (next_scheduled_start_time > :now or not :future)
            order by id for update\
            """)
        .param("deployment", deploymentId)
        .param("of_schedules", which.onlyOfSchedules)
        .param("future", which.onlyFuture)
        .param("now", moment.now().atOffset(ZoneOffset.UTC))
        .query(UUID.class)
        .list();
  }
}
