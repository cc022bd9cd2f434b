package io.daybook.ledger;

/** The state of an aggregate can't be told by this version. It can still be deleted. */
public final class UnreadableAggregateException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Unreadable unreadable;

  public UnreadableAggregateException(Unreadable unreadable) {
    super(
        "%s can't be read by this version: its event %s at position %d: %s"
            .formatted(
                unreadable.aggregateId(),
                unreadable.eventName(),
                unreadable.position(),
                unreadable.reason()));
    this.unreadable = unreadable;
  }

  public Unreadable unreadable() {
    return unreadable;
  }
}
