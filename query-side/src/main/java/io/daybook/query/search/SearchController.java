package io.daybook.query.search;

import io.daybook.query.projection.ConsistencyWish;
import io.daybook.web.AnyText;
import io.daybook.web.ApiSettings;
import io.daybook.web.DaybookEndpoint;
import io.daybook.web.Paths;
import io.daybook.wire.JsonBody;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Ranked search, which Prefect has not. Errors are problem details (RFC 9457). */
@RestController
@DaybookEndpoint
final class SearchController {
  private final SearchReads reads;
  private final int mostRows;

  SearchController(SearchReads reads, ApiSettings settings) {
    this.reads = reads;
    this.mostRows = settings.defaultLimit();
  }

  @PostMapping(Paths.API + "/deployments/search")
  byte[] search(@AnyText JsonBody body, ConsistencyWish wish) {
    SearchBody asked = SearchBody.read(body, mostRows);
    return reads.search(asked, Seek.of(asked, body), wish);
  }
}
