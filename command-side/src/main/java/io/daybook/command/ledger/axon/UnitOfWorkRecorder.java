package io.daybook.command.ledger.axon;

import io.daybook.command.ledger.store.AggregateType;
import io.daybook.command.ledger.store.BulkRecorder;
import io.daybook.command.ledger.store.LedgerWriter;
import io.daybook.command.ledger.store.LedgerWriter.Entry;
import io.daybook.command.ledger.store.Moment;
import io.daybook.ledger.EventMetadata;
import io.daybook.ledger.LedgerEvent;
import io.daybook.ledger.Log;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * Appends beside the aggregates, in the transaction and with the metadata of the command. The
 * events wait for its commit, as those of aggregates do: whoever has appended keeps all others from
 * it.
 */
final class UnitOfWorkRecorder implements BulkRecorder {

  private static final String WAITING = UnitOfWorkRecorder.class.getName() + ".waiting.";

  private final LedgerWriter writer;
  private final Moment moment;

  UnitOfWorkRecorder(LedgerWriter writer, Moment moment) {
    this.writer = writer;
    this.moment = moment;
  }

  @Override
  public void record(List<? extends LedgerEvent> events) {
    if (events.isEmpty()) {
      return;
    }
    Instant now = moment.now();
    List<Entry> entries = events.stream().map(e -> new Entry(e, now)).toList();
    writer.register(entries);
    waiting(AggregateType.of(events.getFirst()).log()).addAll(entries);
  }

  private List<Entry> waiting(Log log) {
    UnitOfWork<?> root = CurrentUnitOfWork.get().root();
    List<Entry> present = root.getResource(WAITING + log);
    if (present != null) {
      return present;
    }
    List<Entry> waiting = new ArrayList<>();
    root.resources().put(WAITING + log, waiting);
    root.onPrepareCommit(unit -> append(unit, log, waiting));
    return waiting;
  }

  private void append(UnitOfWork<?> root, Log log, List<Entry> entries) {
    EventMetadata metadata =
        root.getMessage().getMetaData().get(MetaDataKeys.METADATA) instanceof EventMetadata known
            ? known
            : EventMetadata.SYSTEM;
    Positions.of(root).merge(log, writer.appendRegistered(entries, metadata), Math::max);
  }
}
