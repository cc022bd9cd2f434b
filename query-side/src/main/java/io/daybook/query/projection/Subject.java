package io.daybook.query.projection;

import java.util.List;
import java.util.UUID;

/** What documents are about: what a batch did to one aggregate, as a projector sees it. */
final class Subject {
  private final Projector<?> projector;
  private final UUID id;
  private final List<LogEntry> entries;

  Subject(Projector<?> projector, UUID id, List<LogEntry> entries) {
    this.projector = projector;
    this.id = id;
    this.entries = entries;
  }

  Projector<?> projector() {
    return projector;
  }

  UUID id() {
    return id;
  }

  /** In order, without what could not be folded. */
  List<LogEntry> entries() {
    return entries;
  }
}
