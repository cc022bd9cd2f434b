package io.daybook.command.retention;

import io.daybook.command.ledger.store.LedgerDatabase;
import io.daybook.retention.RecordKind;
import io.daybook.run.Week;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** The weeks of the run log, and what is stored of each. */
@Component
final class RunWeekTable {

  /**
   * Why a week stays.
   *
   * @param count how many runs keep it
   * @param example one of them
   */
  record Kept(long count, UUID example) {}

  private static final String OF_WEEK = "begun >= :start and begun < :end";
  private static final String IS_DROPPED =
      "exists (select from runs.week where monday = :monday and dropped is not null)";

  private final JdbcClient jdbc;
  private final TransactionOperations transactions;
  private final Expiry expiry;

  RunWeekTable(
      @LedgerDatabase JdbcClient jdbc,
      @LedgerDatabase TransactionOperations transactions,
      Expiry expiry) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.expiry = expiry;
  }

  /** The weeks that were over at a moment and are stored, the oldest first. */
  List<Week> over(Instant at) {
    return weeks("dropped is null and monday + 7 <= ?::date", at.atOffset(ZoneOffset.UTC));
  }

  /** The weeks whose runs are gone, or should be. */
  List<Week> dropped() {
    return weeks("dropped is not null");
  }

  private List<Week> weeks(String condition, Object... arguments) {
    return jdbc.sql("select monday from runs.week where " + condition + " order by monday")
        .params(arguments)
        .query((row, _) -> new Week(row.getObject(1, LocalDate.class)))
        .list();
  }

  /** The position of the newest event. */
  long head() {
    return jdbc.sql("select position from runs.head").query(Long.class).single();
  }

  /**
   * The runs of a week that have not ended, or ended later: flow runs, and task runs outside of any
   * flow. Those of a flow run are over with it, whatever became of them.
   */
  Kept keeping(Week week, Instant cutoff) {
    return of(
            week,
            """
            select count(*), min(id::text)::uuid from (
              select id from runs.flow_run
              where %1$s and (end_time is null or end_time >= :cutoff)
              union all
              select id from runs.task_run where %1$s and flow_run_id is null and not ended
            ) as kept\
            """)
        .param("cutoff", cutoff.atOffset(ZoneOffset.UTC))
        .query((row, _) ->
            new Kept(
                row.getLong(1),
                Objects.requireNonNullElse(row.getObject(2, UUID.class), new UUID(0, 0))))
        .single();
  }

  /** Whether something happened to a run of the week since a moment. */
  boolean changedSince(Week week, Instant cutoff) {
    return of(week, "select exists (select from runs.event where %1$s and recorded_at >= :cutoff)")
        .param("cutoff", cutoff.atOffset(ZoneOffset.UTC))
        .query(Boolean.class)
        .single();
  }

  /**
   * Drops the events of a week, unless something was written since the position at which they were
   * looked at, and records it. For this moment nobody else reads or writes runs; who waits for it
   * for longer than a second gives up.
   *
   * @param cutoff before which all runs of the week ended
   * @return false if they are still there
   */
  boolean drop(Week week, long lookedAt, Instant cutoff) {
    return Boolean.TRUE.equals(
        transactions.execute(_ -> {
          long runs = count(week); // before the lock, as it takes a while
          execute("set local lock_timeout = '1s'");
          execute("lock table runs.event in access exclusive mode");
          boolean changed =
              of(week, "select exists (select from runs.event where %1$s and position > :position)")
                  .param("position", lookedAt)
                  .query(Boolean.class)
                  .single();
          if (changed) {
            return false;
          }
          String partition = "runs.event_" + week.text().replace('.', '_');
          execute("alter table runs.event detach partition " + partition);
          execute("drop table " + partition);
          jdbc.sql("update runs.week set dropped = now() where monday = ?")
              .param(week.monday())
              .update();
          // A command may hold the ledger's head and wait for the runs: then this gives in, before
          // the database breaks off one of the two.
          execute("set local lock_timeout = '500ms'");
          expiry.record(RecordKind.RUNS, cutoff, runs);
          return true;
        }));
  }

  private long count(Week week) {
    return of(
            week,
            """
            select (select count(*) from runs.flow_run where %1$s)
              + (select count(*) from runs.task_run where %1$s)\
            """)
        .query(Long.class)
        .single();
  }

  /**
   * Forgets some runs of a week that was dropped; returns how many. None once an import has filled
   * the week again.
   */
  int forget(Week week, int most) {
    int flowRuns =
        of(
                week,
                """
                delete from runs.flow_run where ctid = any(array(
                  select ctid from runs.flow_run where %1$s and %2$s limit :most))\
                """)
            .param("most", most)
            .param("monday", week.monday())
            .update();
    int taskRuns =
        of(
                week,
                """
                with gone as (
                  delete from runs.task_run where ctid = any(array(
                    select ctid from runs.task_run where %1$s and %2$s limit :most)) returning id
                ), orphaned as (
                  update runs.flow_run set parent_task_run_id = null from gone
                  where parent_task_run_id = gone.id
                )
                select count(*) from gone\
                """)
            .param("most", most)
            .param("monday", week.monday())
            .query(Integer.class)
            .single();
    return flowRuns + taskRuns;
  }

  private JdbcClient.StatementSpec of(Week week, String sql) {
    return jdbc.sql(sql.formatted(OF_WEEK, IS_DROPPED))
        .param("start", utc(week.start()))
        .param("end", utc(week.end()));
  }

  private void execute(String statement) {
    int _ = jdbc.sql(statement).update();
  }

  private static OffsetDateTime utc(Instant time) {
    return time.atOffset(ZoneOffset.UTC);
  }
}
