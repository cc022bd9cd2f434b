package io.daybook.command.ledger.jdbc;

import io.daybook.command.ledger.store.LedgerWriter;
import io.daybook.ledger.EventMetadata;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.transaction.support.TransactionOperations;

/** Registry in batches, events in one statement, one commit. */
public final class JdbcLedgerWriter implements LedgerWriter {

  private final EventTable events;
  private final RegistryWriter registry;
  private final TransactionOperations transactions;

  public JdbcLedgerWriter(
      EventTable events, RegistryWriter registry, TransactionOperations transactions) {
    this.events = events;
    this.registry = registry;
    this.transactions = transactions;
  }

  @Override
  public long append(List<Entry> entries, EventMetadata metadata) {
    if (entries.isEmpty()) {
      throw new IllegalArgumentException("nothing to append");
    }
    return Objects.requireNonNull(
        transactions.execute(_ -> {
          List<NewEvent> numbered = numbered(entries, metadata);
          registry.register(entries.stream().map(Entry::event).toList());
          return events.append(numbered);
        }));
  }

  private List<NewEvent> numbered(List<Entry> entries, EventMetadata metadata) {
    Map<UUID, Long> last =
        events.lastSequenceNumbers(
            entries.stream().map(e -> e.event().aggregateId()).collect(Collectors.toSet()));
    List<NewEvent> numbered = new ArrayList<>(entries.size());
    for (Entry entry : entries) {
      long sequence = last.merge(entry.event().aggregateId(), 0L, (before, _) -> before + 1);
      numbered.add(
          new NewEvent(
              sequence,
              UUID.randomUUID(),
              entry.event(),
              metadata,
              entry.at().truncatedTo(ChronoUnit.MICROS)));
    }
    return numbered;
  }
}
