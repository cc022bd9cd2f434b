package io.daybook.query.projection;

import io.daybook.query.index.Feed;
import io.daybook.query.index.Index;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds what Elasticsearch has against what it must have. What was lost is read and written no more
 * from then on, and its refilling is asked for; nothing else is touched.
 */
final class Inspector {
  private static final Logger LOG = LoggerFactory.getLogger(Inspector.class);

  private final Stores stores;
  private final Map<Feed, ProgressBoard> boards;
  private final Unfound unfound;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  /**
   * @param patience how long Elasticsearch may look for an index, before it is taken for lost
   */
  Inspector(Stores stores, Map<Feed, ProgressBoard> boards, Duration patience) {
    this.stores = stores;
    this.boards = Map.copyOf(boards);
    this.unfound = new Unfound(stores.found(), patience);
  }

  /** Adds one who is called when something was lost; it must return at once. */
  void onLoss(Runnable listener) {
    listeners.add(listener);
  }

  /**
   * Looks at the live versions of some feeds, and lets what was lost be filled again.
   *
   * @return the indices of which everything was seen to be there
   */
  Set<Index> inspect(Collection<Feed> feeds) {
    Map<Index, Progress> live = new EnumMap<>(Index.class);
    feeds.forEach(feed -> live.putAll(Look.whole(stores.progress().live(feed))));
    Inspection inspection = stores.inspect(live.values());
    Set<String> given = unfound.givenUp(inspection.unfound());
    inspection.giveUp(given);
    for (Feed feed : feeds) {
      if (!inspection.lossesOf(Index.of(feed)).isEmpty()) {
        setAside(feed, given);
      }
    }
    inspection.closed().forEach(this::open);
    return inspection.proven(live.keySet());
  }

  /** Looks again while nobody makes, drops or writes anything, so that it can't be mistaken. */
  private void setAside(Feed feed, Set<String> given) {
    boolean some =
        Boolean.TRUE.equals(
            stores
                .transactions()
                .execute(_ -> {
                  Map<Index, Progress> live = Look.whole(stores.progress().lockLive(feed));
                  Inspection inspection = stores.inspect(live.values());
                  inspection.giveUp(given);
                  inspection.losses().keySet().forEach(part -> stores.parts().setLost(part.name()));
                  Projectors.of(feed).forEach(projector -> setAside(projector, inspection));
                  return !inspection.losses().isEmpty();
                }));
    if (some) {
      Objects.requireNonNull(boards.get(feed)).publish(0, stores.progress().live(feed));
      listeners.forEach(Runnable::run);
    }
  }

  private void setAside(Projector<?> projector, Inspection inspection) {
    String reason = String.join("; ", inspection.lossesOf(projector.indices()));
    if (!reason.isEmpty()) {
      LOG.warn(
          "Elasticsearch has lost documents of {}: {}. They are filled again from the log; until"
              + " then reads of them get 503",
          projector.name(),
          reason);
      stores.progress().setLost(projector, reason);
      stores.rebuilds().add(projector, RebuildReason.LOST);
    }
  }

  /**
   * Lets all parts of a live version stand behind its alias, and no others: searches reached fewer
   * than there are.
   */
  void realign(Index index) {
    stores
        .transactions()
        .executeWithoutResult(_ -> {
          Progress row = Look.whole(stores.progress().lockLive(index.feed())).get(index);
          if (row != null && stores.inspect(List.of(row)).losses().isEmpty()) {
            stores.indices().promote(index, row.version());
          }
        });
  }

  /** Lets live versions be read and written that somebody keeps from it. */
  void unblock(Collection<Feed> feeds) {
    List<Progress> live = new ArrayList<>();
    feeds.forEach(feed -> live.addAll(stores.progress().live(feed).values()));
    List<String> names = stores.parts().of(live).stream().map(Part::name).toList();
    stores
        .indices()
        .unblock(names)
        .forEach(name -> LOG.warn("{} was blocked in Elasticsearch: it is written again", name));
  }

  private void open(Part part) {
    LOG.warn("{} was closed in Elasticsearch: it is opened again", part.name());
    stores.indices().open(part.name());
  }
}
