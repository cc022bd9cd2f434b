package io.daybook.query.paging;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Places in lists that were reached before: the sort values of the row in front of an offset, and
 * how long the list is. They hold for one generation of an index, and only so many are kept.
 */
final class Anchors {
  private static final int MOST_LISTS = 200;
  private static final int MOST_PLACES = 500;

  /**
   * @param query the digest of the filter
   */
  record ListKey(IndexView view, String query, Order order) {}

  /** An offset and what stands before it; null at the beginning of the list. */
  record Place(long offset, @Nullable String after) {
    static final Place START = new Place(0, null);
  }

  private static final class Known {
    private long total = -1;
    private final TreeMap<Long, String> places = new TreeMap<>();
  }

  private final Map<ListKey, Known> lists =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<ListKey, Known> eldest) {
          return size() > MOST_LISTS;
        }
      };

  /** The last known place at or before the offset. */
  synchronized Place before(ListKey key, long offset) {
    Known known = lists.get(key);
    Map.Entry<Long, String> place = known == null ? null : known.places.floorEntry(offset);
    return place == null ? Place.START : new Place(place.getKey(), place.getValue());
  }

  synchronized void remember(ListKey key, long offset, String after) {
    TreeMap<Long, String> places = lists.computeIfAbsent(key, _ -> new Known()).places;
    places.put(offset, after);
    if (places.size() > MOST_PLACES) {
      places.pollFirstEntry(); // the first is reached again most cheaply
    }
  }

  /** How many rows the list has; -1 if that is not known. */
  synchronized long total(ListKey key) {
    Known known = lists.get(key);
    return known == null ? -1 : known.total;
  }

  synchronized void rememberTotal(ListKey key, long total) {
    lists.computeIfAbsent(key, _ -> new Known()).total = total;
  }
}
