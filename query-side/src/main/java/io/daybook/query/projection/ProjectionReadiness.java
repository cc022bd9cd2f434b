package io.daybook.query.projection;

import io.daybook.query.index.Feed;
import io.daybook.web.Pulse;
import io.daybook.web.Readiness;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Without its history a node still answers about the present. What a server that is away does to
 * the documents, its own pulse tells.
 */
record ProjectionReadiness(Projections projections, List<Pulse> servers, DeadLetterWatch letters)
    implements Readiness {

  @Override
  public @Nullable String problem() {
    if (!servers.stream().allMatch(Pulse::isReady)) {
      return null;
    }
    if (Stream.of(Feed.LEDGER, Feed.RUNS).anyMatch(feed -> projections.problem(feed) != null)) {
      return "The documents are not up to date";
    }
    return Stream.of(Feed.LEDGER, Feed.RUNS).allMatch(projections::isWhole)
        ? null
        : "Lost documents are being filled again";
  }

  @Override
  public List<String> degraded() {
    long count = letters.count();
    return count == 0
        ? List.of()
        : List.of(count + " events could not be applied: see GET /api/projections");
  }
}
