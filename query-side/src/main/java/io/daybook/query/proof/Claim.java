package io.daybook.query.proof;

import io.daybook.proof.Head;
import io.daybook.proof.Problem;
import io.daybook.proof.Verification;
import io.daybook.query.proof.LedgerRows.End;

/**
 * What a client says that the ledger was. It may be wrong about it, so that what fails for that
 * alone does not yet show that the ledger was tampered with.
 *
 * @param isStartOther whether the ledger has another hash where the client lets it begin
 */
record Claim(boolean isStartOther, End end) {

  boolean isAllThatFailed(Verification verification) {
    return verification.problemCount() == verification.problems().size()
        && verification.problems().stream().allMatch(p -> isOfIt(p, verification.from()));
  }

  private boolean isOfIt(Problem problem, long from) {
    Head head = end.head();
    return switch (problem.kind()) {
      case CHECKPOINT -> true;
      case MISSING -> head != null && problem.position() > Math.max(head.position(), end.last());
      case CHANGED -> isStartOther && problem.position() == from;
      case HEAD -> isStartOther && head != null && problem.position() == from - 1;
      case MISPLACED, UNREADABLE -> false;
    };
  }
}
