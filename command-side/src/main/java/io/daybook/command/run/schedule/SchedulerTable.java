package io.daybook.command.run.schedule;

import io.daybook.command.ledger.store.LedgerDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the registry knows of schedules and the runs they made. */
@Component
final class SchedulerTable {

  private static final UUID FIRST = new UUID(0, 0);

  private final JdbcClient jdbc;

  SchedulerTable(@LedgerDatabase JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Claims deployments until the end of the transaction: those, by id, that are not paused and have
   * a schedule with too few future runs. What others hold is left to them.
   *
   * @param after null for the first ones
   * @param changedWithin null for all
   */
  List<UUID> claim(
      @Nullable UUID after,
      @Nullable Duration changedWithin,
      Instant now,
      SchedulerSettings settings) {
    return jdbc.sql(
            """
            select d.id from ledger.deployment d
            where not d.paused and d.id > :after
              and d.changed >= now() - make_interval(secs => :within)
              and exists (
                select from ledger.schedule s
                where s.deployment_id = d.id and s.active and (
                  select count(*) < :least or max(r.next_scheduled_start_time) < :reach
                  from runs.flow_run r
                  where r.schedule_id = s.id and r.state_type = 'SCHEDULED' and r.auto_scheduled
                    and r.next_scheduled_start_time >= :now))
            order by d.id limit :most
            for no key update of d skip locked\
            """)
        .param("after", after == null ? FIRST : after)
        .param("within", changedWithin == null ? 1e10 : changedWithin.toMillis() / 1e3)
        .param("least", settings.minRuns())
        .param("reach", now.plus(settings.minScheduledTime()).atOffset(ZoneOffset.UTC))
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("most", settings.deploymentBatchSize())
        .query(UUID.class)
        .list();
  }

  /** Claims one deployment until the end of the transaction, and waits for it. */
  void claim(UUID deploymentId) {
    jdbc.sql("select from ledger.deployment where id = ? for no key update")
        .param(deploymentId)
        .query()
        .listOfRows();
  }

  /** Which of the idempotency keys are taken in a flow. */
  Set<String> keys(UUID flowId, List<String> keys) {
    return new HashSet<>(
        jdbc.sql(
                """
                select r.idempotency_key from unnest(?::text[]) as wanted(key)
                join runs.flow_run r on r.flow_id = ? and md5(r.idempotency_key) = md5(wanted.key)
                  and r.idempotency_key = wanted.key\
                """)
            .params(keys.toArray(String[]::new), flowId)
            .query(String.class)
            .list());
  }

  /** Numbers that no flow run has had. */
  List<Integer> numbers(int count) {
    return jdbc.sql("select nextval('runs.flow_run_number')::int from generate_series(1, ?)")
        .param(count)
        .query(Integer.class)
        .list();
  }
}
