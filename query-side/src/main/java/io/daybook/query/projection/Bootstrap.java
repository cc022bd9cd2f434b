package io.daybook.query.projection;

import io.daybook.query.index.Feed;
import io.daybook.query.index.Index;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Brings indices and progress together before anything is applied: creates what never was, and
 * tells of what older versions made.
 */
final class Bootstrap {
  private final Feed feed;
  private final JdbcClient jdbc;
  private final Stores stores;
  private final Adoption adoption;

  Bootstrap(Feed feed, JdbcClient jdbc, Stores stores) {
    this.feed = feed;
    this.jdbc = jdbc;
    this.stores = stores;
    this.adoption = new Adoption(stores);
  }

  void run() {
    stores
        .transactions()
        .executeWithoutResult(_ -> {
          // One node at a time; nobody else uses this key.
          jdbc.sql("select pg_advisory_xact_lock(hashtext('daybook projection bootstrap'))")
              .query()
              .listOfRows();
          Map<Index, Progress> live = stores.progress().lockLive(feed);
          Map<Index, Integer> begun = new EnumMap<>(Index.class);
          Projectors.of(feed).forEach(projector -> begun.putAll(begin(projector, live)));
          create(begun);
          begun.forEach(stores::tellOf);
          Look.whole(live).values().stream()
              .filter(row -> !begun.containsKey(row.index()))
              .forEach(this::prepare);
        });
  }

  private void prepare(Progress row) {
    adoption.adopt(row);
    String base = stores.client().names().version(row.index(), row.version());
    Set<String> behind = stores.indices().behind(row.index());
    if (!behind.contains(base) && stores.found().find(Set.of(base)).containsKey(base)) {
      stores.indices().promote(row.index(), row.version()); // killed between the alias and the row
    }
  }

  /** Returns the versions that begin empty: what is new catches up with the others by itself. */
  private Map<Index, Integer> begin(Projector<?> projector, Map<Index, Progress> live) {
    if (live.keySet().containsAll(projector.indices())) {
      return Map.of();
    }
    Progress home = live.get(projector.home());
    int version = home == null ? 1 : home.version() + 1;
    stores.letters().removeAll(projector);
    stores.letters().ofVersion(version).removeAll(projector);
    Map<Index, Integer> begun = new EnumMap<>(Index.class);
    for (Index index : projector.indices()) {
      Progress before = live.get(index);
      if (before != null) {
        stores.progress().remove(index, before.version());
      }
      stores.progress().remove(index, version);
      stores.progress().add(index, version, true);
      begun.put(index, version);
    }
    if (!live.isEmpty()) {
      stores.progress().setLost(projector, "they were not there before");
    }
    return begun;
  }

  /** All at once: each takes Elasticsearch some time, but they don't wait for one another. */
  private void create(Map<Index, Integer> versions) {
    List<Future<?>> created = new ArrayList<>();
    try (ExecutorService all = Executors.newVirtualThreadPerTaskExecutor()) {
      versions.forEach((index, version) ->
          created.add(all.submit(() -> stores.indices().createLive(index, version))));
    }
    for (Future<?> one : created) {
      if (one.state() == Future.State.FAILED) {
        throw new IllegalStateException(
            "indices can't be created: " + one.exceptionNow().getMessage(), one.exceptionNow());
      }
    }
  }
}
