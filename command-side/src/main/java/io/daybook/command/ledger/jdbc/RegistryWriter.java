package io.daybook.command.ledger.jdbc;

import io.daybook.command.ledger.store.LedgerWriter.Entry;
import io.daybook.command.ledger.store.Registrar;
import io.daybook.command.ledger.store.Registrar.Registration;
import io.daybook.deployment.DeploymentEvent.DeploymentCreated;
import io.daybook.deployment.DeploymentEvent.DeploymentScheduleAdded;
import io.daybook.deployment.DeploymentEvent.DeploymentTouched;
import io.daybook.ledger.LedgerEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Writes the registry's rows of events, in the transaction of its caller. */
public final class RegistryWriter {

  private static final List<Registrar<?>> REGISTRARS =
      List.of(
          new FlowRegistrar(),
          new WorkPoolRegistrar(),
          new ConcurrencyLimitRegistrar(),
          new DeploymentRegistrar(),
          new ScheduleRegistrar(),
          new FlowRunRegistrar(),
          new TaskRunRegistrar());

  private final JdbcTemplate jdbc;

  public RegistryWriter(DataSource dataSource) {
    this.jdbc = new JdbcTemplate(dataSource);
  }

  /**
   * Registers in order; neighbours with the same statement go in one batch. So do all of many new
   * deployments and their schedules, as these depend on nothing but their deployment.
   */
  public void register(List<Entry> events) {
    if (events.stream().allMatch(RegistryWriter::isOfNewDeployment)) {
      registerByStatement(events);
    } else {
      registerInOrder(events);
    }
  }

  private static boolean isOfNewDeployment(Entry entry) {
    return entry.event() instanceof DeploymentCreated
        || entry.event() instanceof DeploymentScheduleAdded
        || entry.event() instanceof DeploymentTouched;
  }

  private void registerByStatement(List<Entry> events) {
    Map<String, List<List<@Nullable Object>>> batches = new LinkedHashMap<>();
    for (Entry entry : events) {
      for (Registration registration : registrationsOf(entry)) {
        batches
            .computeIfAbsent(registration.sql(), _ -> new ArrayList<>())
            .add(registration.arguments());
      }
    }
    batches.forEach(this::run);
  }

  private void registerInOrder(List<Entry> events) {
    List<List<@Nullable Object>> batch = new ArrayList<>();
    @Nullable String sql = null;
    for (Entry entry : events) {
      for (Registration registration : registrationsOf(entry)) {
        if (sql != null && !sql.equals(registration.sql())) {
          run(sql, batch);
        }
        sql = registration.sql();
        batch.add(registration.arguments());
      }
    }
    if (sql != null) {
      run(sql, batch);
    }
  }

  private void run(String sql, List<List<@Nullable Object>> batch) {
    jdbc.batchUpdate(sql, batch.stream().map(List::toArray).toList());
    batch.clear();
  }

  private static List<Registration> registrationsOf(Entry entry) {
    return REGISTRARS.stream().flatMap(registrar -> register(registrar, entry).stream()).toList();
  }

  private static <E extends LedgerEvent> List<Registration> register(
      Registrar<E> registrar, Entry entry) {
    return registrar.events().isInstance(entry.event())
        ? registrar.register(registrar.events().cast(entry.event()), entry.at())
        : List.of();
  }
}
