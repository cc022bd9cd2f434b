package io.daybook.retention;

import java.util.UUID;

/** What a retention applies to. The ledger is none of it: it is never cut. */
public enum RecordKind {
  /** Requests that were refused. */
  REFUSALS("8c4f5a52-6a1d-4a39-9b0e-1f0d7c2e5a01"),
  /** Flow runs and task runs, with their events. */
  RUNS("8c4f5a52-6a1d-4a39-9b0e-1f0d7c2e5a02"),
  /** Lines of the logs of runs. */
  LOGS("8c4f5a52-6a1d-4a39-9b0e-1f0d7c2e5a03");

  private final UUID retentionId;

  RecordKind(String retentionId) {
    this.retentionId = UUID.fromString(retentionId);
  }

  /** The one stream of its events in the ledger, the same in every Daybook. */
  public UUID retentionId() {
    return retentionId;
  }
}
