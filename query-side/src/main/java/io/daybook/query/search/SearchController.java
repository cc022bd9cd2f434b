package io.daybook.query.search;

import io.daybook.filter.AsOf;
import io.daybook.query.paging.Cursor;
import io.daybook.query.paging.Cursor.Place;
import io.daybook.query.projection.ConsistencyWish;
import io.daybook.query.search.SearchReads.Seek;
import io.daybook.web.AnyText;
import io.daybook.web.ApiSettings;
import io.daybook.web.DaybookEndpoint;
import io.daybook.web.Paths;
import io.daybook.wire.JsonBody;
import java.util.List;
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
    return reads.search(asked, seek(asked, body), wish);
  }

  private static Seek seek(SearchBody asked, JsonBody body) {
    AsOf asOf = asked.asOf();
    Object question =
        List.of("search", asked.q(), asked.criteria(), asked.sort(), asOf == null ? "" : asOf);
    Sorting sorting = Sorting.of(asked.sort(), Asked.of(asked.q()));
    return switch (Cursor.read(asked.cursor(), question, sorting.values())) {
      case Place.Beginning() -> new Seek(question, null);
      case Place.Behind(String sortValues) -> new Seek(question, sortValues);
      case Place.Refused(String why) -> throw body.refused("value_error", why, "cursor");
    };
  }
}
