package io.daybook.query.projection;

import io.daybook.query.index.Feed;
import io.daybook.query.index.Sources;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Begins comparisons of documents with the log of their feed. */
final class Repairs {
  private final Map<Feed, Repair> ofFeed;

  Repairs(JdbcClient jdbc, Stores stores, Map<Feed, ProgressBoard> boards) {
    this.ofFeed =
        Arrays.stream(Feed.values())
            .collect(
                Collectors.toMap(
                    Function.identity(),
                    feed -> {
                      LogTable table = new LogTable(jdbc, feed);
                      StateStore states = new StateStore(new Sources(stores.client()));
                      ProgressBoard board = Objects.requireNonNull(boards.get(feed));
                      return new Repair(feed, stores, table, new Folder(states, table), board);
                    }));
  }

  Comparison compare(Projector<?> projector) {
    return new Comparison(
        projector, Objects.requireNonNull(ofFeed.get(projector.home().feed()), "no such feed"));
  }
}
