package io.daybook.standalone;

import io.daybook.proof.Checkpoint;
import io.daybook.proof.RecordJson;
import io.daybook.proof.StoredRecord;
import io.daybook.proof.Verification;
import io.daybook.proof.Verifier;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lines of an export of the ledger, verified as they are read: a file may be of any size. */
final class LedgerExport {

  /** How many lines at its beginning may be unreadable. */
  private static final int MOST_UNREADABLE = 10_000;

  private final List<Checkpoint> checkpoints;
  private final @Nullable Checkpoint start;
  private @Nullable Verifier verifier;
  private @Nullable LineOrder order;
  // What could not be read before it was known where the export begins: more of it is no export.
  private final List<String> unreadable = new ArrayList<>();
  private int checkpointsUsed;

  /**
   * @param start what is before the first record; null if the export tells
   */
  LedgerExport(@Nullable Checkpoint start, List<Checkpoint> checkpoints) {
    this.start = start;
    this.checkpoints = checkpoints;
  }

  /**
   * @throws StartUnknownException if nothing tells what is before the first record
   */
  Verification verify(BufferedReader lines) throws IOException {
    long number = 0;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      if (!line.isBlank()) {
        take(line, number);
      }
    }
    if (verifier == null || order == null) {
      throw noRecord();
    }
    order.release();
    return verifier.finish();
  }

  private StartUnknownException noRecord() {
    return new StartUnknownException(
        unreadable.isEmpty()
            ? "There is no record in it."
            : "There is no record in it that can be read: " + unreadable.getFirst());
  }

  private void take(String line, long number) {
    StoredRecord stored;
    try {
      stored = RecordJson.parse(line);
    } catch (IllegalArgumentException e) {
      unreadable("line %d can't be read: %s".formatted(number, e.getMessage()));
      return;
    }
    if (order == null) {
      order = begin(stored.position());
    }
    order.accept(stored);
  }

  private void unreadable(String what) {
    if (order != null) {
      order.unreadable(what);
    } else if (unreadable.size() < MOST_UNREADABLE) {
      unreadable.add(what);
    } else {
      throw noRecord();
    }
  }

  private LineOrder begin(long position) {
    Checkpoint known = start == null ? known(position - unreadable.size() - 1) : start;
    if (known.position() > 0 && position <= known.position()) {
      throw new StartUnknownException(
          "It begins with record %d, which is not behind %d."
              .formatted(position, known.position()));
    }
    List<Checkpoint> covered =
        checkpoints.stream().filter(c -> c.position() >= known.position()).toList();
    checkpointsUsed = covered.size();
    verifier = new Verifier(known, covered);
    LineOrder begun = new LineOrder(verifier, known.position() + 1);
    unreadable.forEach(begun::unreadable);
    return begun;
  }

  private Checkpoint known(long before) {
    if (before <= 0) {
      return Checkpoint.BEGINNING;
    }
    return checkpoints.stream()
        .filter(c -> c.position() == before)
        .findFirst()
        .orElseThrow(() ->
            new StartUnknownException(
                ("It begins behind record %1$d. If it should be whole, what is before is missing;"
                        + " if it is a part, give the hash of record %1$d: --after %1$d:HASH.")
                    .formatted(before)));
  }

  /** How many checkpoints the records were held against. */
  int checkpointsUsed() {
    return checkpointsUsed;
  }

  /** The export can't be verified, with the reason for a person. */
  static final class StartUnknownException extends RuntimeException {
    StartUnknownException(String message) {
      super(message, null, false, false);
    }
  }
}
