package io.daybook.command.imports;

import io.daybook.command.imports.DeploymentTable.Polled;
import io.daybook.command.ledger.store.LedgerWriter.Entry;
import io.daybook.ledger.LedgerEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What the lines of one transaction come to. */
final class Batch {

  /** A line that is left out. */
  record Finding(long line, String why) {}

  private final List<Entry> entries = new ArrayList<>();
  private final List<Polled> polls = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private long written;
  private long kept;

  void write(List<? extends LedgerEvent> events, Instant at) {
    events.forEach(event -> entries.add(new Entry(event, at)));
  }

  void poll(Polled polled) {
    polls.add(polled);
  }

  /** An object became new. */
  void written() {
    written++;
  }

  /** An object's name was there. */
  void kept() {
    kept++;
  }

  void bad(ImportItem item, String why) {
    findings.add(new Finding(item.head().line(), why));
  }

  List<Entry> entries() {
    return entries;
  }

  List<Polled> polls() {
    return polls;
  }

  List<Finding> findings() {
    return findings;
  }

  ImportFigures figures() {
    long bad = findings.size();
    return new ImportFigures(written + kept + bad, written, kept, bad, entries.size());
  }
}
