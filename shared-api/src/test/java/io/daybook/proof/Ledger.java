package io.daybook.proof;

import io.daybook.ledger.Chain;
import io.daybook.ledger.ChainedRecord;
import io.daybook.ledger.Hash;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Ten records and their head, to be tampered with. */
final class Ledger {

  static final Instant AT = Instant.parse("2026-11-22T10:00:00.000001Z");

  final List<StoredRecord> records = new ArrayList<>();
  private Checkpoint start = Checkpoint.BEGINNING;
  private @Nullable Head head;

  static Ledger ofTen() {
    Ledger ledger = new Ledger();
    Hash hash = Hash.GENESIS;
    for (int position = 1; position <= 10; position++) {
      hash = ledger.append(hash, record(position, "payload " + position));
    }
    ledger.head = new Head(10, hash, AT.plusSeconds(10));
    return ledger;
  }

  private Hash append(Hash previous, ChainedRecord chained) {
    Hash hash = Chain.next(previous, chained);
    records.add(new StoredRecord(chained, hash));
    return hash;
  }

  static ChainedRecord record(long position, String payload) {
    return new ChainedRecord(
        position,
        new UUID(1, position),
        "Flow",
        0,
        new UUID(2, position),
        "FlowCreated",
        1,
        AT,
        AT.plusSeconds(position),
        payload,
        "{}");
  }

  static ChainedRecord with(ChainedRecord c, long position, String payload) {
    return new ChainedRecord(
        position,
        c.aggregateId(),
        c.aggregateType(),
        c.sequenceNumber(),
        c.eventId(),
        c.eventName(),
        c.eventRevision(),
        c.recordedAt(),
        c.appendedAt(),
        payload,
        c.metadata());
  }

  StoredRecord at(int position) {
    return records.get(position - 1);
  }

  Checkpoint checkpoint(int position) {
    StoredRecord stored = at(position);
    Hash hash = stored.hash();
    if (hash == null) {
      throw new IllegalStateException("no hash at " + position);
    }
    return new Checkpoint(position, hash);
  }

  Ledger change(int position, UnaryOperator<StoredRecord> change) {
    records.set(position - 1, change.apply(at(position)));
    return this;
  }

  Ledger payload(int position, String payload) {
    return change(position, r -> new StoredRecord(with(r.chained(), position, payload), r.hash()));
  }

  Ledger hash(int position, @Nullable Hash hash) {
    return change(position, r -> new StoredRecord(r.chained(), hash));
  }

  /** As an update of the positions of two rows. */
  Ledger swap(int one, int other) {
    StoredRecord first = at(one);
    StoredRecord second = at(other);
    records.set(one - 1, moved(second, one));
    records.set(other - 1, moved(first, other));
    return this;
  }

  static StoredRecord moved(StoredRecord r, int position) {
    return new StoredRecord(with(r.chained(), position, r.chained().payload()), r.hash());
  }

  Ledger remove(int... positions) {
    for (int position : positions) {
      records.removeIf(r -> r.position() == position);
    }
    return this;
  }

  /** Writes all from a position on anew, with hashes that agree. */
  Ledger rewriteFrom(int position) {
    Hash hash = checkpoint(position - 1).hash();
    List<StoredRecord> tail = List.copyOf(records.subList(position - 1, records.size()));
    records.subList(position - 1, records.size()).clear();
    for (StoredRecord r : tail) {
      hash = append(hash, with(r.chained(), r.position(), "forged"));
    }
    return endHere();
  }

  /** Lets the head agree with the last record. */
  Ledger endHere() {
    StoredRecord last = records.getLast();
    head = new Head(last.position(), last.hash(), last.chained().appendedAt());
    return this;
  }

  Ledger head(@Nullable Head head) {
    this.head = head;
    return this;
  }

  /** Without what is before a position. */
  Ledger after(int position) {
    start = checkpoint(position);
    records.subList(0, position).clear();
    return this;
  }

  Verification verify(Checkpoint... checkpoints) {
    Verifier verifier = new Verifier(start, List.of(checkpoints));
    records.forEach(verifier::accept);
    return verifier.finish(head);
  }

  Verification verifyExport(Checkpoint... checkpoints) {
    Verifier verifier = new Verifier(start, List.of(checkpoints));
    records.forEach(verifier::accept);
    return verifier.finish();
  }
}
