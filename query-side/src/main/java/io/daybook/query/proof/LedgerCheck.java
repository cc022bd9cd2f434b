package io.daybook.query.proof;

import io.daybook.ledger.Hash;
import io.daybook.proof.Checkpoint;
import io.daybook.proof.Head;
import io.daybook.proof.Problem;
import io.daybook.proof.Verification;
import io.daybook.proof.Verifier;
import io.daybook.query.projection.DocumentCheck;
import io.daybook.query.proof.LedgerRows.End;
import io.daybook.wire.ApiError;
import io.daybook.wire.ApiException;
import io.daybook.wire.Json;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Walks the ledger in PostgreSQL and tells whether it is what was written. */
@Component
final class LedgerCheck {

  private static final Logger log = LoggerFactory.getLogger(LedgerCheck.class);

  private static final String RETRY_SECONDS = "10";

  private final LedgerRows rows;
  private final DocumentCheck documents;
  // A walk keeps a processor and the database busy, and a second one would tell the same.
  private final Semaphore turn = new Semaphore(1);

  LedgerCheck(LedgerRows rows, DocumentCheck documents) {
    this.rows = rows;
    this.documents = documents;
  }

  /**
   * Verifies what is behind a checkpoint.
   *
   * @param start {@link Checkpoint#BEGINNING} for all of the ledger
   * @param checkpoints none before the start
   * @param withDocuments whether the documents are compared too; not if the ledger itself is not
   *     what was written, since they may then be what tells of it
   * @return {@code {"verified", "from", "to", "records", "head": {"position", "hash", "at"},
   *     "checkpoint", "problem_count", "problems": [{"position", "through", "kind", "detail"}]}};
   *     checkpoint is the newest of those that it was held against, as text, or null; with
   *     documents also {@code "documents"}: see {@link DocumentCheck#check}, or null if they were
   *     not compared
   * @throws ApiException 503 while another one is being verified by this node
   */
  ObjectNode verify(Checkpoint start, List<Checkpoint> checkpoints, boolean withDocuments) {
    Verifier verifier = new Verifier(start, checkpoints);
    if (!turn.tryAcquire()) {
      throw new ApiException(
          new ApiError.Message(503, "The ledger is being verified for somebody else"),
          Map.of("Retry-After", RETRY_SECONDS));
    }
    try {
      End end = rows.end();
      rows.read(begin(start), end.last(), verifier::accept);
      Verification verification = verifier.finish(end.head());
      if (!verification.isVerified()) {
        tell(verification, new Claim(!isHeld(start), end));
      }
      ObjectNode json = json(verification, end.head(), checkpoints);
      if (withDocuments) {
        addDocuments(json, verification.isVerified());
      }
      return json;
    } finally {
      turn.release();
    }
  }

  private void addDocuments(ObjectNode json, boolean isVerified) {
    ObjectNode compared = isVerified ? documents.check() : null;
    json.set("documents", compared);
    if (compared != null && compared.path("difference_count").intValue() > 0) {
      json.put("verified", false);
    }
  }

  // There are no rows before the first position, unless somebody put them there.
  private static long begin(Checkpoint start) {
    return start.position() == 0 ? Long.MIN_VALUE : start.position();
  }

  private boolean isHeld(Checkpoint start) {
    Hash hash = start.position() == 0 ? Hash.GENESIS : rows.hashAt(start.position());
    return start.hash().equals(hash);
  }

  private static void tell(Verification verification, Claim claim) {
    Problem first = verification.problems().getFirst();
    if (claim.isAllThatFailed(verification)) {
      log.warn(
          "A client's checkpoint or after does not agree with the ledger, whose own chain holds:"
              + " {}. If it was once a checkpoint of this ledger, that was written anew or cut"
              + " since: docs/audit.md tells what to do.",
          first);
    } else {
      log.error(
          "The ledger is not what was written: {} problems between positions {} and {}, the first"
              + " is {}. docs/audit.md tells what to do.",
          verification.problemCount(),
          verification.from(),
          verification.to(),
          first);
    }
  }

  private static ObjectNode json(
      Verification verification, @Nullable Head head, List<Checkpoint> checkpoints) {
    ObjectNode json =
        Json.object()
            .put("verified", verification.isVerified())
            .put("from", verification.from())
            .put("to", verification.to())
            .put("records", verification.records());
    json.set("head", head == null ? null : head.json());
    json.put(
        "checkpoint",
        checkpoints.stream()
            .max(Comparator.comparingLong(Checkpoint::position))
            .map(Checkpoint::toString)
            .orElse(null));
    json.put("problem_count", verification.problemCount());
    ArrayNode problems = json.putArray("problems");
    verification.problems().stream().map(Problem::json).forEach(problems::add);
    return json;
  }
}
