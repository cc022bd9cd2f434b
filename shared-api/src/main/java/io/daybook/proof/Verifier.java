package io.daybook.proof;

import io.daybook.ledger.Chain;
import io.daybook.ledger.Hash;
import io.daybook.proof.Problem.Kind;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Checks records, given in their order, against their chain and against checkpoints. It takes the
 * same room whatever their number, and goes on after a problem, so that one is not told twice.
 */
public final class Verifier {

  private static final String OTHER_HASH = "the hash in ledger.head is not that of the last record";

  private final Checkpoint start;
  private final Problems problems = new Problems();
  private final Suspects suspects = new Suspects(problems);
  private final TreeMap<Long, Hash> checkpoints = new TreeMap<>();

  private long last;
  // What the next record should follow; null after a gap.
  private @Nullable Hash predecessor;
  private long records;
  private Instant lastAt = Instant.EPOCH;
  // How many lines since the last record could not be read.
  private long unreadable;

  /**
   * @param start what is known to be before the first record
   * @param checkpoints what the records are held against, none of them before the start
   */
  public Verifier(Checkpoint start, Collection<Checkpoint> checkpoints) {
    this.start = start;
    this.last = start.position();
    this.predecessor = start.hash();
    suspects.witness(start.hash());
    for (Checkpoint checkpoint : checkpoints) {
      add(checkpoint);
    }
  }

  private void add(Checkpoint checkpoint) {
    if (checkpoint.position() < start.position()) {
      throw new IllegalArgumentException(
          "checkpoint %s is before the first record that is looked at".formatted(checkpoint));
    }
    Hash other = checkpoints.putIfAbsent(checkpoint.position(), checkpoint.hash());
    boolean isBegin = checkpoint.position() == start.position();
    if ((other != null && !other.equals(checkpoint.hash()))
        || (isBegin && !start.hash().equals(checkpoint.hash()))) {
      problems.add(checkpoint.position(), Kind.CHECKPOINT, "two checkpoints contradict each other");
    }
    suspects.witness(checkpoint.hash());
  }

  /** Takes the next record. */
  public void accept(StoredRecord stored) {
    records++;
    long position = stored.position();
    if (position <= last) {
      problems.add(position, Kind.MISPLACED, "it stands after record " + last);
      return;
    }
    if (position > last + 1) {
      gap(position);
    }
    check(stored);
    last = position;
    lastAt = stored.chained().appendedAt();
    unreadable = 0;
  }

  private void gap(long position) {
    if (position - 1 - last != unreadable) {
      problems.missing(last + 1, position - 1, "; what follows is checked from there on");
    }
    suspects.vacant(last + 1, predecessor);
    predecessor = checkpoints.get(position - 1);
  }

  private void check(StoredRecord stored) {
    Hash hash = stored.hash();
    Hash computed = predecessor == null ? null : Chain.next(predecessor, stored.chained());
    boolean isWrong = hash == null || (computed != null && !computed.equals(hash));
    if (isWrong) {
      suspects.add(new Suspect(stored, predecessor, computed));
    } else {
      suspects.passed(stored.position());
    }
    Hash kept = checkpoints.get(stored.position());
    if (kept != null && !kept.equals(hash) && !(isWrong && kept.equals(computed))) {
      problems.add(
          stored.position(),
          Kind.CHECKPOINT,
          "the checkpoint has another hash: this record or one before it was written anew");
    }
    predecessor = hash == null ? computed : hash;
  }

  /**
   * Tells that the record of another position stands at one. It is still to be given where it
   * belongs.
   */
  public void misplaced(long position, long home) {
    problems.add(position, Kind.MISPLACED, Problem.BELONGS + home);
  }

  /** Takes what can't be read, in the place of a record. */
  public void unreadable(String detail) {
    unreadable++;
    problems.add(last + unreadable, Kind.UNREADABLE, detail);
  }

  /** After the last record of an export, which doesn't tell where the ledger ends. */
  public Verification finish() {
    return finish(last);
  }

  /**
   * After the last record of a ledger.
   *
   * @param head null if the ledger has none
   */
  public Verification finish(@Nullable Head head) {
    if (head == null) {
      problems.add(last, Kind.HEAD, "the ledger does not tell where it ends: ledger.head is empty");
      return finish(last);
    }
    if (records == 0 && head.position() < last) {
      problems.missing(head.position() + 1, last, "; the last one is " + head.position());
    } else if (head.position() < last) {
      problems.add(head.position(), Kind.HEAD, "ledger.head is behind the last record, " + last);
    } else if (head.position() == last) {
      compare(head);
    }
    return finish(head.position());
  }

  private void compare(Head head) {
    if (suspects.endAt(last)) {
      if (!suspects.have(head.hash())) {
        problems.add(last, Kind.HEAD, OTHER_HASH);
      }
    } else if (predecessor != null && !predecessor.equals(head.hash())) {
      problems.add(last, Kind.HEAD, OTHER_HASH);
    } else if (records > 0 && !head.at().equals(lastAt)) {
      problems.add(last, Kind.HEAD, "the moment in ledger.head is not that of the last record");
    }
    suspects.witness(head.hash());
  }

  private Verification finish(long end) {
    Map.Entry<Long, Hash> latest = checkpoints.lastEntry();
    long expected = Math.max(end, latest == null ? 0 : latest.getKey());
    if (expected > last) {
      problems.missing(last + 1, expected, "; the last one is " + last);
    }
    suspects.resolve();
    return new Verification(
        start.position() + 1,
        Math.max(last, expected),
        records,
        new Checkpoint(last, predecessor == null ? Hash.GENESIS : predecessor),
        problems.count(),
        problems.listed());
  }
}
