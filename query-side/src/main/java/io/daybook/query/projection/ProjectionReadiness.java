package io.daybook.query.projection;

import io.daybook.query.index.Feed;
import io.daybook.web.Readiness;
import java.util.List;
import java.util.stream.Stream;

/** Without its history a node still answers about the present. */
record ProjectionReadiness(Projections projections, DeadLetterWatch letters) implements Readiness {

  @Override
  public boolean isReady() {
    return Stream.of(Feed.LEDGER, Feed.RUNS)
        .allMatch(feed -> projections.problem(feed) == null && projections.isWhole(feed));
  }

  @Override
  public List<String> degraded() {
    long count = letters.count();
    return count == 0
        ? List.of()
        : List.of(count + " events could not be applied: see GET /api/projections");
  }
}
