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

  /** The position of the last event that the unit of work appended. */
  static final String POSITION = "daybook.position";

  private MetaDataKeys() {}
}
