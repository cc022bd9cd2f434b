package io.daybook.query.directory;

import io.daybook.concurrency.SlotUsage;
import io.daybook.deployment.DeploymentPolls;
import io.daybook.query.projection.Shared;
import io.daybook.workpool.WorkPoolActivity;
import io.daybook.workpool.WorkQueueActivity;
import io.daybook.workpool.WorkQueueStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What happens too often to be an event, copied from the tables of the schema {@code activity}:
 * each look fetches only the rows changed since the one before. Rows of what was deleted stay
 * behind here; nobody asks for them again.
 */
public final class Activity {
  /** The rows since a horizon, and the horizon of the next look, all of one moment. */
  private static final String CHANGED =
      """
      select 'horizon' as kind, null::uuid as id, null as status, null::timestamptz as at,
             null::timestamptz as other_at, activity.horizon() as number, 0 as denied,
             0.0::float8 as occupancy
      union all
      select 'deployment', deployment_id, status, last_polled, queue_since, 0, 0, 0
        from activity.deployment where revision >= :since
      union all
      select 'queue', queue_id, status, last_polled, workers_polled, 0, 0, 0
        from activity.work_queue where revision >= :since
      union all
      select 'pool', pool_id, null, updated, ready_until, 0, 0, 0
        from activity.work_pool where revision >= :since
      union all
      select 'limit', limit_id, null, updated, null, active_slots, denied_slots,
             avg_slot_occupancy_seconds
        from activity.concurrency_limit where revision >= :since
      """;

  private final JdbcClient database;
  private final Shared<Long> shared;
  private final Map<String, DeploymentPolls> deployments = new ConcurrentHashMap<>();
  private final Map<String, WorkQueueActivity> queues = new ConcurrentHashMap<>();
  private final Map<String, WorkPoolActivity> pools = new ConcurrentHashMap<>();
  private final Map<String, SlotUsage> limits = new ConcurrentHashMap<>();
  private long horizon;

  /**
   * @param patience how long a reader waits for those who look before him
   */
  public Activity(JdbcClient database, Duration patience) {
    this.database = database;
    this.shared = new Shared<>(this::copy, patience);
  }

  /** Copies what was committed before the call. */
  public void refresh() {
    Long _ = shared.get();
  }

  public DeploymentPolls deployment(String id) {
    return deployments.getOrDefault(id, DeploymentPolls.NONE);
  }

  public WorkQueueActivity queue(String id) {
    return queues.getOrDefault(id, WorkQueueActivity.NONE);
  }

  public WorkPoolActivity pool(String id) {
    return pools.getOrDefault(id, WorkPoolActivity.NONE);
  }

  public SlotUsage limit(String id) {
    return limits.getOrDefault(id, SlotUsage.NONE);
  }

  private long copy() {
    long[] next = {horizon};
    database
        .sql(CHANGED)
        .param("since", horizon)
        .query(row -> {
          row(row, next);
        });
    horizon = next[0]; // not before every row is here: what is behind it is not asked for again
    return horizon;
  }

  private void row(ResultSet row, long[] next) throws SQLException {
    String id = String.valueOf(row.getObject("id", UUID.class));
    switch (row.getString("kind")) {
      case "deployment" -> deployments.put(id, deployment(row));
      case "queue" -> queues.put(id, queue(row));
      case "pool" -> pools.put(id, new WorkPoolActivity(at(row, "other_at"), at(row, "at")));
      case "limit" -> limits.put(id, usage(row));
      default -> next[0] = row.getLong("number");
    }
  }

  private static DeploymentPolls deployment(ResultSet row) throws SQLException {
    return new DeploymentPolls(
        row.getString("status").equals("READY"), at(row, "at"), at(row, "other_at"));
  }

  private static WorkQueueActivity queue(ResultSet row) throws SQLException {
    return new WorkQueueActivity(
        WorkQueueStatus.valueOf(row.getString("status")), at(row, "at"), at(row, "other_at"));
  }

  private static SlotUsage usage(ResultSet row) throws SQLException {
    return new SlotUsage(
        row.getInt("number"), row.getInt("denied"), row.getDouble("occupancy"), at(row, "at"));
  }

  private static @Nullable Instant at(ResultSet row, String column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
