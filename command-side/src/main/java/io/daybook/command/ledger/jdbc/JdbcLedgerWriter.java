package io.daybook.command.ledger.jdbc;

import io.daybook.command.ledger.jdbc.EventTable.StreamEnd;
import io.daybook.command.ledger.store.AggregateType;
import io.daybook.command.ledger.store.LedgerWriter;
import io.daybook.ledger.EventMetadata;
import io.daybook.ledger.LedgerEvent;
import io.daybook.ledger.Log;
import io.daybook.run.RunEvent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.transaction.support.TransactionOperations;

/** Registry in batches, events in one statement, one commit. */
public final class JdbcLedgerWriter implements LedgerWriter {

  /** Events that are written by one statement. */
  private static final int STATEMENT = 1000;

  private final EventTables tables;
  private final RegistryWriter registry;
  private final TransactionOperations transactions;

  public JdbcLedgerWriter(
      EventTables tables, RegistryWriter registry, TransactionOperations transactions) {
    this.tables = tables;
    this.registry = registry;
    this.transactions = transactions;
  }

  @Override
  public long append(List<Entry> given, EventMetadata metadata) {
    return Objects.requireNonNull(
        transactions.execute(_ -> {
          register(given);
          return appendRegistered(given, metadata);
        }));
  }

  @Override
  public void register(List<Entry> given) {
    registry.register(given.stream().map(JdbcLedgerWriter::toTheMicrosecond).toList());
  }

  @Override
  public long appendRegistered(List<Entry> given, EventMetadata metadata) {
    if (given.isEmpty()) {
      throw new IllegalArgumentException("nothing to append");
    }
    List<Entry> entries = given.stream().map(JdbcLedgerWriter::toTheMicrosecond).toList();
    return Objects.requireNonNull(
        transactions.execute(_ -> {
          EventTable table = tables.of(logOf(entries));
          List<NewEvent> numbered = numbered(table, entries, metadata);
          long position = 0;
          for (int from = 0; from < numbered.size(); from += STATEMENT) {
            position =
                table.append(numbered.subList(from, Math.min(from + STATEMENT, numbered.size())));
          }
          return position;
        }));
  }

  /** As the database keeps it, so that the registry and the log agree. */
  private static Entry toTheMicrosecond(Entry entry) {
    return new Entry(entry.event(), entry.at().truncatedTo(ChronoUnit.MICROS));
  }

  private static Log logOf(List<Entry> entries) {
    Set<Log> logs =
        entries.stream()
            .map(e -> AggregateType.of(e.event()).log())
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Log.class)));
    if (logs.size() > 1) {
      throw new IllegalArgumentException("events of two logs are appended one after the other");
    }
    return logs.iterator().next();
  }

  private List<NewEvent> numbered(EventTable table, List<Entry> entries, EventMetadata metadata) {
    Map<UUID, StreamEnd> ends = new HashMap<>(table.ends(continued(entries)));
    List<NewEvent> numbered = new ArrayList<>(entries.size());
    for (Entry entry : entries) {
      Instant at = entry.at();
      StreamEnd end =
          ends.merge(
              entry.event().aggregateId(),
              new StreamEnd(0, begun(entry.event(), at)),
              (before, _) -> new StreamEnd(before.sequenceNumber() + 1, before.begun()));
      numbered.add(
          new NewEvent(
              end.sequenceNumber(), UUID.randomUUID(), entry.event(), metadata, at, end.begun()));
    }
    return numbered;
  }

  /** Those aggregates that are not known to begin here; runs are many, and do so mostly. */
  private static Set<UUID> continued(List<Entry> entries) {
    Set<UUID> begun = new HashSet<>();
    Set<UUID> continued = new HashSet<>();
    for (Entry entry : entries) {
      UUID id = entry.event().aggregateId();
      if (entry.event() instanceof RunEvent.Creation) {
        begun.add(id);
      } else if (!begun.contains(id)) {
        continued.add(id);
      }
    }
    return continued;
  }

  private static Instant begun(LedgerEvent event, Instant at) {
    return event instanceof RunEvent.Creation creation ? creation.begun(at) : at;
  }
}
