package io.daybook.command.ledger.axon;

import io.daybook.ledger.Log;
import java.util.EnumMap;
import java.util.Map;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/** The positions of the last events that a unit of work appended, by their logs. */
final class Positions {

  private Positions() {}

  static Map<Log, Long> of(UnitOfWork<?> root) {
    return root.getOrComputeResource(MetaDataKeys.POSITIONS, _ -> new EnumMap<>(Log.class));
  }
}
