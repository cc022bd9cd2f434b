package io.daybook.command.ledger.axon;

/** Keys of Axon's metadata and of its unit of work's resources. */
final class MetaDataKeys {

  /** The {@link io.daybook.ledger.EventMetadata} of a command and its events. */
  static final String METADATA = "daybook.metadata";

  /** The {@link java.time.Instant} at which all that a command does happens. */
  static final String MOMENT = "daybook.moment";

  /**
   * The aggregates, as a set of UUIDs, for which an earlier attempt of the command was too late.
   */
  static final String CONTENDED = "daybook.contended";

  /** The positions, by {@link io.daybook.ledger.Log}, of the last events of the unit of work. */
  static final String POSITIONS = "daybook.positions";

  /** The {@link java.time.Instant} at which the run of an event began to exist. */
  static final String BEGUN = "daybook.begun";

  /** The position, a long, of an event that is in its log. */
  static final String POSITION = "daybook.position";

  private MetaDataKeys() {}
}
