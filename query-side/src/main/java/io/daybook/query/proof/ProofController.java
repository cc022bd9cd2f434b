package io.daybook.query.proof;

import io.daybook.proof.Checkpoint;
import io.daybook.proof.Head;
import io.daybook.proof.RecordJson;
import io.daybook.query.proof.LedgerRows.End;
import io.daybook.web.DaybookEndpoint;
import io.daybook.web.Paths;
import io.daybook.wire.ApiError;
import io.daybook.wire.ApiException;
import io.daybook.wire.Json;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The proof that nothing of the ledger was changed. Errors are problems (RFC 9457). */
@RestController
@DaybookEndpoint
@RequestMapping(Paths.API + "/deployments/history")
final class ProofController {

  private static final String LINES = "application/x-ndjson";
  private static final String CHECKPOINT = "checkpoint";

  private final LedgerRows rows;
  private final LedgerCheck check;

  ProofController(LedgerRows rows, LedgerCheck check) {
    this.rows = rows;
    this.check = check;
  }

  /**
   * Verifies the ledger, as {@link LedgerCheck#verify} tells.
   *
   * @param after {@code POSITION:HASH}: leaves out what is before, which this stands for
   * @param parameters {@code checkpoint=POSITION:HASH}, any number; an empty one is refused, as who
   *     sent it must not take the answer for one that was held against it
   * @param documents {@code true}: compares all documents in Elasticsearch with the ledger and the
   *     run log too, and repairs those that differ
   */
  @DaybookEndpoint(severalOf = CHECKPOINT)
  @GetMapping("/verify")
  JsonNode verify(
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable String documents,
      @RequestParam MultiValueMap<String, String> parameters) {
    Checkpoint start = after == null ? Checkpoint.BEGINNING : checkpoint("after", after);
    List<Checkpoint> kept =
        parameters.getOrDefault(CHECKPOINT, List.of()).stream()
            .map(text -> checkpoint(CHECKPOINT, text))
            .toList();
    if (kept.stream().anyMatch(c -> c.position() < start.position())) {
      throw refused(CHECKPOINT, "is before what is verified: choose an earlier after");
    }
    return check.verify(start, kept, documents != null && isTrue("documents", documents));
  }

  /** Where the ledger ends: {@code {"position", "hash", "at"}}. */
  @GetMapping("/checkpoint")
  JsonNode checkpoint() {
    Head head = rows.end().head();
    if (head == null) {
      throw ApiException.message(503, "The ledger does not tell where it ends: verify it");
    }
    return head.json();
  }

  /**
   * The records as they stand, one line each, from one position to another; the same bytes each
   * time.
   *
   * @param after the position behind which it begins; that of the last line that was received
   *     resumes
   * @param through the last position; the newest if it is left out
   */
  @GetMapping("/ledger")
  void ledger(
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable String through,
      HttpServletResponse response)
      throws IOException {
    long begin = after == null ? 0 : position("after", after);
    End ledger = rows.end();
    ledger.requireReached("after", begin);
    long end = through == null ? ledger.last() : position("through", through);
    if (through != null && end < begin) {
      throw refused("through", "is before after");
    }
    response.setContentType(LINES);
    OutputStream out = response.getOutputStream();
    rows.read(
        begin,
        Math.min(ledger.last(), end),
        row -> {
          out.write(Json.bytes(RecordJson.of(row)));
          out.write('\n');
        });
  }

  private static Checkpoint checkpoint(String parameter, String text) {
    try {
      return Checkpoint.parse(text);
    } catch (IllegalArgumentException e) {
      throw refused(parameter, "" + e.getMessage());
    }
  }

  private static boolean isTrue(String parameter, String text) {
    if (!text.equals("true") && !text.equals("false")) {
      throw refused(parameter, "is neither true nor false: " + text);
    }
    return text.equals("true");
  }

  private static long position(String parameter, String text) {
    if (!text.matches("[0-9]{1,18}")) {
      throw refused(parameter, "is no position: " + text);
    }
    return Long.parseLong(text);
  }

  private static ApiException refused(String parameter, String why) {
    return new ApiException(new ApiError.Detail(422, parameter + ": " + why));
  }
}
