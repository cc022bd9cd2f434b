package io.daybook.query.concurrency;

import io.daybook.filter.Paging;
import io.daybook.query.projection.ConsistencyWish;
import io.daybook.web.ApiSettings;
import io.daybook.web.Paths;
import io.daybook.wire.ApiException;
import io.daybook.wire.JsonBody;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Prefect's requests that read global concurrency limits. */
@RestController
final class ConcurrencyLimitReadController {
  private static final String ROOT = Paths.API + "/v2/concurrency_limits/";

  private final ConcurrencyLimitReads reads;
  private final int mostRows;

  ConcurrencyLimitReadController(ConcurrencyLimitReads reads, ApiSettings settings) {
    this.reads = reads;
    this.mostRows = settings.defaultLimit();
  }

  @GetMapping(ROOT + "{idOrName}")
  ObjectNode read(@PathVariable String idOrName, ConsistencyWish wish) {
    return reads
        .read(idOrName, wish)
        .orElseThrow(() -> ApiException.notFound("Concurrency Limit not found"));
  }

  @PostMapping(ROOT + "filter")
  List<ObjectNode> list(JsonBody body, ConsistencyWish wish) {
    return reads.list(body.parameters(in -> Paging.read(in, mostRows)), wish);
  }
}
