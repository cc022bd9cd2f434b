package io.daybook.command.imports;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The registry's deployments, many at once. */
final class DeploymentTable {

  /** A name that a deployment has within a flow. */
  record DeploymentName(UUID flowId, String name) {}

  /** When a deployment was last polled. */
  record Polled(UUID deploymentId, Instant at) {}

  private final JdbcClient jdbc;

  DeploymentTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The deployments that have the names. */
  Map<DeploymentName, UUID> named(Collection<DeploymentName> keys) {
    Map<DeploymentName, UUID> found = new HashMap<>();
    jdbc.sql(
            """
            select d.flow_id, d.name, d.id from ledger.deployment d
            join unnest(?::text[]::uuid[], ?::text[]) as wanted(flow_id, name)
              on d.flow_id = wanted.flow_id and md5(d.name) = md5(wanted.name)
              and d.name = wanted.name
            """)
        .param(keys.stream().map(k -> k.flowId().toString()).toArray(String[]::new))
        .param(keys.stream().map(DeploymentName::name).toArray(String[]::new))
        .query(row -> {
          found.put(
              new DeploymentName(row.getObject(1, UUID.class), row.getString(2)),
              row.getObject(3, UUID.class));
        });
    return found;
  }

  /** Those of the ids that a deployment has. */
  Set<UUID> existing(Collection<UUID> ids) {
    return new HashSet<>(
        jdbc.sql("select id from ledger.deployment where id = any(?::text[]::uuid[])")
            .param(ids.stream().map(UUID::toString).toArray(String[]::new))
            .query((row, _) -> row.getObject(1, UUID.class))
            .list());
  }

  /** Numbers that no deployment has had. */
  List<Integer> numbers(int count) {
    return jdbc.sql("select nextval('ledger.deployment_number') from generate_series(1, ?)")
        .param(count)
        .query(Integer.class)
        .list();
  }

  /** Keeps when deployments were polled, which is no history. */
  void polled(List<Polled> polls) {
    if (polls.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            insert into activity.deployment (deployment_id, status, last_polled)
            select id, 'NOT_READY', at
            from unnest(?::text[]::uuid[], ?::text[]::timestamptz[]) as polled(id, at)
            on conflict (deployment_id) do nothing
            """)
        .param(polls.stream().map(p -> p.deploymentId().toString()).toArray(String[]::new))
        .param(polls.stream().map(p -> p.at().toString()).toArray(String[]::new))
        .update();
  }
}
