package io.daybook.command.ledger.jdbc;

import io.daybook.command.ledger.store.Registry;
import io.daybook.flow.FlowRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks names up by their digest, which is what is indexed, and by themselves. */
public final class JdbcRegistry implements Registry {

  private static final String NAMED = "md5(name) = md5(?) and name = ?";
  private static final String DEPLOYMENT =
      "select id, flow_id, name, number, work_queue_id, concurrency_limit_id"
          + " from ledger.deployment where ";
  private static final String DEPLOYMENT_IDS = "select id from ledger.deployment where ";

  private final JdbcClient jdbc;

  public JdbcRegistry(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public @Nullable FlowRef flow(String name) {
    return one("select id, name from ledger.flow where " + NAMED, JdbcRegistry::flow, name, name);
  }

  @Override
  public @Nullable FlowRef flow(UUID id) {
    return one("select id, name from ledger.flow where id = ?", JdbcRegistry::flow, id);
  }

  @Override
  public @Nullable PoolRow pool(String name) {
    return one(
        "select id, name, type from ledger.work_pool where " + NAMED,
        JdbcRegistry::pool,
        name,
        name);
  }

  @Override
  public @Nullable PoolRow pool(UUID id) {
    return one("select id, name, type from ledger.work_pool where id = ?", JdbcRegistry::pool, id);
  }

  @Override
  public @Nullable QueueRow queue(UUID id) {
    return one(
        "select id, pool_id, name from ledger.work_queue where id = ?", JdbcRegistry::queue, id);
  }

  @Override
  public @Nullable QueueRow queue(UUID poolId, String name) {
    return one(
        "select id, pool_id, name from ledger.work_queue where pool_id = ? and " + NAMED,
        JdbcRegistry::queue,
        poolId,
        name,
        name);
  }

  @Override
  public List<QueueRow> queuesOfPool(UUID poolId) {
    return jdbc.sql("select id, pool_id, name from ledger.work_queue where pool_id = ? order by 3")
        .param(poolId)
        .query((row, _) -> queue(row, 0))
        .list();
  }

  @Override
  public @Nullable UUID limit(String name) {
    return one(
        "select id from ledger.concurrency_limit where " + NAMED, JdbcRegistry::id, name, name);
  }

  @Override
  public boolean hasLimit(UUID id) {
    return one("select id from ledger.concurrency_limit where id = ?", JdbcRegistry::id, id)
        != null;
  }

  @Override
  public @Nullable DeploymentRow deployment(UUID id) {
    return one(DEPLOYMENT + "id = ?", JdbcRegistry::deployment, id);
  }

  @Override
  public @Nullable DeploymentRow deployment(UUID flowId, String name) {
    return one(
        DEPLOYMENT + "flow_id = ? and " + NAMED, JdbcRegistry::deployment, flowId, name, name);
  }

  @Override
  public List<UUID> deploymentsOfFlow(UUID flowId) {
    return ids(DEPLOYMENT_IDS + "flow_id = ? order by number", flowId);
  }

  @Override
  public List<UUID> deploymentsOfQueue(UUID queueId) {
    return ids(DEPLOYMENT_IDS + "work_queue_id = ? order by number", queueId);
  }

  @Override
  public List<UUID> deploymentsOfPool(UUID poolId) {
    return ids(
        DEPLOYMENT_IDS
            + "work_queue_id in (select q.id from ledger.work_queue q where q.pool_id = ?)"
            + " order by number",
        poolId);
  }

  @Override
  public List<UUID> deploymentsOfLimit(UUID limitId) {
    return ids(DEPLOYMENT_IDS + "concurrency_limit_id = ? order by number", limitId);
  }

  @Override
  public int nextDeploymentNumber() {
    return Objects.requireNonNull(
        jdbc.sql("select nextval('ledger.deployment_number')::int").query(Integer.class).single());
  }

  private <T> @Nullable T one(String sql, RowMapper<T> reader, Object... arguments) {
    return jdbc.sql(sql).params(arguments).query(reader).optional().orElse(null);
  }

  private List<UUID> ids(String sql, UUID argument) {
    return jdbc.sql(sql).param(argument).query(JdbcRegistry::id).list();
  }

  private static UUID id(ResultSet row, int index) throws SQLException {
    return row.getObject(1, UUID.class);
  }

  private static FlowRef flow(ResultSet row, int index) throws SQLException {
    return new FlowRef(row.getObject(1, UUID.class), row.getString(2));
  }

  private static PoolRow pool(ResultSet row, int index) throws SQLException {
    return new PoolRow(row.getObject(1, UUID.class), row.getString(2), row.getString(3));
  }

  private static QueueRow queue(ResultSet row, int index) throws SQLException {
    return new QueueRow(
        row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getString(3));
  }

  private static DeploymentRow deployment(ResultSet row, int index) throws SQLException {
    return new DeploymentRow(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        row.getString(3),
        row.getInt(4),
        row.getObject(5, UUID.class),
        row.getObject(6, UUID.class));
  }
}
