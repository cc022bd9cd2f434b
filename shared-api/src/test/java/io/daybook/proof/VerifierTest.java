package io.daybook.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.ledger.Hash;
import io.daybook.proof.Problem.Kind;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerifierTest {

  private static final Hash OTHER = new Hash("ab".repeat(32));

  private final Ledger ledger = Ledger.ofTen();

  private static List<String> found(Verification verification) {
    assertThat(verification.problemCount()).isEqualTo(verification.problems().size());
    return verification.problems().stream()
        .map(p ->
            p.kind() + " " + p.position() + (p.through() > p.position() ? "-" + p.through() : ""))
        .toList();
  }

  @Test
  void whatWasNotTouchedIsVerified() {
    Verification verification = ledger.verify(ledger.checkpoint(3), ledger.checkpoint(10));

    assertThat(verification.isVerified()).isTrue();
    assertThat(verification.from()).isEqualTo(1);
    assertThat(verification.to()).isEqualTo(10);
    assertThat(verification.records()).isEqualTo(10);
    assertThat(verification.last()).isEqualTo(ledger.checkpoint(10));
  }

  @Test
  void anEmptyLedgerIsVerified() {
    ledger.records.clear();
    ledger.head(new Head(0, Hash.GENESIS, Instant.EPOCH));

    assertThat(found(ledger.verify())).isEmpty();
  }

  @Test
  void aChangedRecordIsOneProblemWhereverItIs() {
    for (int position = 1; position <= 10; position++) {
      Ledger changed = Ledger.ofTen().payload(position, "other");

      assertThat(found(changed.verify())).containsExactly("CHANGED " + position);
    }
  }

  @Test
  void aChangedHashIsOneProblemWhereverItIsAndIsToldFromAChangedRecord() {
    for (int position = 1; position <= 10; position++) {
      Verification verification = Ledger.ofTen().hash(position, OTHER).verify();

      assertThat(found(verification)).containsExactly("CHANGED " + position);
      assertThat(verification.problems().getFirst().detail()).contains("the hash of this record");
    }
  }

  @Test
  void aHashThatIsNoneIsOneProblem() {
    assertThat(found(ledger.hash(4, null).hash(10, null).verify()))
        .containsExactly("CHANGED 4", "CHANGED 10");
  }

  @Test
  void severalChangesAreSeveralProblems() {
    ledger.payload(2, "other").payload(3, "other").payload(7, "other").hash(9, OTHER);

    assertThat(found(ledger.verify()))
        .containsExactly("CHANGED 2", "CHANGED 3", "CHANGED 7", "CHANGED 9");
  }

  @Test
  void missingRecordsAreNamedInTheMiddleAtTheBeginningAndAtTheEnd() {
    assertThat(found(Ledger.ofTen().remove(5).verify())).containsExactly("MISSING 5");
    assertThat(found(Ledger.ofTen().remove(1).verify())).containsExactly("MISSING 1");
    assertThat(found(Ledger.ofTen().remove(10).verify())).containsExactly("MISSING 10");
    assertThat(found(Ledger.ofTen().remove(4, 5, 6, 9).verify()))
        .containsExactly("MISSING 4-6", "MISSING 9");
  }

  @Test
  void swappedNeighboursAreTold() {
    assertThat(found(ledger.swap(5, 6).verify())).containsExactly("MISPLACED 5", "MISPLACED 6");
    assertThat(ledger.verify().problems().getFirst().detail()).endsWith("belongs at 6");
  }

  @Test
  void swappedRecordsAreToldWhereverTheyAre() {
    assertThat(found(Ledger.ofTen().swap(2, 8).verify()))
        .containsExactly("MISPLACED 2", "MISPLACED 8");
    assertThat(found(Ledger.ofTen().swap(1, 10).verify()))
        .containsExactly("MISPLACED 1", "MISPLACED 10");
    assertThat(found(Ledger.ofTen().swap(9, 10).verify()))
        .containsExactly("MISPLACED 9", "MISPLACED 10");
  }

  @Test
  void recordsThatWereSwappedWithoutTheirHashesAreTold() {
    Hash fifth = ledger.checkpoint(5).hash();
    Hash sixth = ledger.checkpoint(6).hash();

    assertThat(found(ledger.swap(5, 6).hash(5, fifth).hash(6, sixth).verify()))
        .containsExactly("MISPLACED 5", "MISPLACED 6");
  }

  @Test
  void aRecordThatWasMovedBehindTheLastIsTold() {
    StoredRecord moved = Ledger.moved(ledger.at(5), 11);
    ledger.remove(5).records.add(moved);

    assertThat(found(ledger.verify())).containsExactly("MISSING 5", "HEAD 10", "MISPLACED 11");
  }

  @Test
  void aCutTailWithAHeadThatAgreesIsFoundByACheckpoint() {
    Checkpoint kept = ledger.checkpoint(9);
    ledger.remove(8, 9, 10).endHere();

    assertThat(found(ledger.verify())).isEmpty();
    assertThat(found(ledger.verify(kept))).containsExactly("MISSING 8-9");
  }

  @Test
  void aTailThatWasWrittenAnewIsFoundByACheckpoint() {
    Checkpoint before = ledger.checkpoint(4);
    Checkpoint kept = ledger.checkpoint(9);
    ledger.rewriteFrom(5);

    assertThat(found(ledger.verify(before))).isEmpty();
    assertThat(found(ledger.verify(before, kept))).containsExactly("CHECKPOINT 9");
  }

  @Test
  void aCheckpointDoesNotTellTwiceOfAChange() {
    Checkpoint kept = ledger.checkpoint(5);

    assertThat(found(Ledger.ofTen().payload(5, "other").verify(kept))).containsExactly("CHANGED 5");
    assertThat(found(Ledger.ofTen().hash(5, OTHER).verify(kept))).containsExactly("CHANGED 5");
    assertThat(found(Ledger.ofTen().remove(5).verify(kept))).containsExactly("MISSING 5");
  }

  @Test
  void aCheckpointInTheGapLetsTheNextRecordBeChecked() {
    Checkpoint kept = ledger.checkpoint(5);
    ledger.remove(4, 5).records.set(3, Ledger.moved(ledger.records.get(4), 6));

    assertThat(found(ledger.verify())).contains("MISSING 4-5");
    assertThat(found(ledger.verify(kept))).contains("MISSING 4-5", "CHANGED 6");
  }

  @Test
  void aWrongHeadIsTold() {
    Head right = new Head(10, ledger.checkpoint(10).hash(), Ledger.AT.plusSeconds(10));
    assertThat(found(ledger.head(right).verify())).isEmpty();
    assertThat(found(ledger.head(new Head(10, OTHER, right.at())).verify()))
        .containsExactly("HEAD 10");
    assertThat(found(ledger.head(new Head(10, null, right.at())).verify()))
        .containsExactly("HEAD 10");
    assertThat(found(ledger.head(new Head(10, right.hash(), Ledger.AT)).verify()))
        .containsExactly("HEAD 10");
    assertThat(found(ledger.head(new Head(8, right.hash(), right.at())).verify()))
        .containsExactly("HEAD 8");
    assertThat(found(ledger.head(null).verify())).containsExactly("HEAD 10");
  }

  @Test
  void aPartIsVerifiedByWhatIsKnownToBeBeforeIt() {
    Checkpoint kept = ledger.checkpoint(7);
    Verification verification = ledger.after(6).verify(kept);

    assertThat(verification.isVerified()).isTrue();
    assertThat(verification.from()).isEqualTo(7);
    assertThat(verification.records()).isEqualTo(4);
    assertThat(found(ledger.change(1, r -> Ledger.moved(ledger.at(2), 7)).verify()))
        .contains("CHANGED 7");
  }

  @Test
  void aLedgerThatEndsBeforeWhatIsKnownOfItLacksTheRest() {
    Head eighth = new Head(8, ledger.checkpoint(8).hash(), Ledger.AT.plusSeconds(8));

    assertThat(found(ledger.head(eighth).after(10).verify())).containsExactly("MISSING 9-10");
  }

  @Test
  void anExportDoesNotTellWhereTheLedgerEnds() {
    Checkpoint last = ledger.checkpoint(10);
    ledger.remove(10);

    assertThat(found(ledger.verifyExport())).isEmpty();
    assertThat(found(ledger.verifyExport(last))).containsExactly("MISSING 10");
  }

  @Test
  void aLineOutOfOrderIsMisplaced() {
    ledger.records.add(ledger.at(3));

    assertThat(found(ledger.verifyExport())).containsExactly("MISPLACED 3");
  }

  @Test
  void checkpointsThatContradictEachOtherAreTold() {
    assertThat(found(ledger.verify(ledger.checkpoint(3), new Checkpoint(3, OTHER))))
        .containsExactly("CHECKPOINT 3");
    assertThat(found(ledger.verify(new Checkpoint(0, OTHER)))).containsExactly("CHECKPOINT 0");
  }

  @Test
  void ofVeryManyProblemsAllAreCountedAndTheFirstListed() {
    Ledger many = new Ledger();
    for (int position = 1; position <= 1000; position++) {
      many.records.add(new StoredRecord(Ledger.record(position, "forged"), OTHER));
    }

    Verification verification = many.verifyExport();

    assertThat(verification.problemCount()).isEqualTo(1000);
    assertThat(verification.problems()).hasSize(100).first().matches(p -> p.position() == 1);
    assertThat(verification.problems()).allMatch(p -> p.kind() == Kind.CHANGED);
  }
}
