package io.daybook.query.audit;

import io.daybook.web.ApiSettings;
import io.daybook.web.DaybookEndpoint;
import io.daybook.web.Paths;
import io.daybook.wire.Json;
import io.daybook.wire.JsonBody;
import io.daybook.wire.Types;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** How long records are kept, and what was removed when. */
@RestController
@DaybookEndpoint
final class RetentionController {

  private final RetentionReads reads;
  private final int mostRows;

  RetentionController(RetentionReads reads, ApiSettings settings) {
    this.reads = reads;
    this.mostRows = settings.defaultLimit();
  }

  private record Question(int limit, long before) {}

  /**
   * @param before only what was removed before this position, so that the last one of an answer
   *     begins the next
   */
  @GetMapping(Paths.API + "/deployments/history/retention")
  ObjectNode retention(
      @RequestParam(required = false) @Nullable String limit,
      @RequestParam(name = "before_position", required = false) @Nullable String before) {
    ObjectNode sent = Json.object().put("limit", limit).put("before_position", before);
    Question question =
        JsonBody.of(sent)
            .parameters(in -> {
              int rows = in.limit(mostRows);
              long position = in.optional("before_position", Types.LONG.atLeast(1), Long.MAX_VALUE);
              return in.build(() -> new Question(rows, position));
            });
    ObjectNode answer = Json.object();
    var inForce = answer.putArray("in_force");
    reads.inForce().forEach(inForce::add);
    var removed = answer.putArray("removed");
    reads.removed(question.before(), question.limit()).forEach(removed::add);
    return answer;
  }
}
