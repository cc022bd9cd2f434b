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
import java.util.List;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/** Appends beside the aggregates, in the transaction and with the metadata of the command. */
final class UnitOfWorkRecorder implements BulkRecorder {

  private static final int CHUNK = 500;

  private final LedgerWriter writer;
  private final Moment moment;

  UnitOfWorkRecorder(LedgerWriter writer, Moment moment) {
    this.writer = writer;
    this.moment = moment;
  }

  @Override
  public void record(List<? extends LedgerEvent> events) {
    UnitOfWork<?> root = CurrentUnitOfWork.get().root();
    EventMetadata metadata =
        root.getMessage().getMetaData().get(MetaDataKeys.METADATA) instanceof EventMetadata known
            ? known
            : EventMetadata.SYSTEM;
    Instant now = moment.now();
    for (int from = 0; from < events.size(); from += CHUNK) {
      List<? extends LedgerEvent> chunk =
          events.subList(from, Math.min(from + CHUNK, events.size()));
      long position = writer.append(chunk.stream().map(e -> new Entry(e, now)).toList(), metadata);
      Log log = AggregateType.of(chunk.getFirst()).log();
      Positions.of(root).merge(log, position, Math::max);
    }
  }
}
