package io.daybook.query.projection;

import io.daybook.query.index.Sources;
import io.daybook.query.index.Sources.Document;
import io.daybook.query.index.Wish;
import io.daybook.query.projection.Difference.Kind;
import io.daybook.wire.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;

/**
 * Holds documents against what the log says of them, some at a time: a long history is never held
 * as a whole.
 */
final class Comparer {
  private static final int MANY = 200;
  private static final long BYTES = 4 << 20;

  private final Sources sources;
  private final Projector<?> projector;
  private final Consumer<Map<Difference, Wish>> out;
  private final List<Expected> gathered = new ArrayList<>();
  private long bytes;

  /**
   * @param out takes differences, if there are any
   */
  Comparer(Sources sources, Projector<?> projector, Consumer<Map<Difference, Wish>> out) {
    this.sources = sources;
    this.projector = projector;
    this.out = out;
  }

  void add(Expected expected) {
    gathered.add(expected);
    bytes += expected.bytes();
    if (gathered.size() >= MANY || bytes >= BYTES) {
      finish();
    }
  }

  /** Compares the rest. */
  void finish() {
    Map<String, Map<String, Expected>> byIndex = new LinkedHashMap<>();
    for (Expected one : gathered) {
      byIndex.computeIfAbsent(one.index(), _ -> new LinkedHashMap<>()).put(one.id(), one);
    }
    gathered.clear();
    bytes = 0;
    Map<Difference, Wish> differences = new LinkedHashMap<>();
    byIndex.forEach((index, expected) -> compare(index, expected, differences));
    if (!differences.isEmpty()) {
      out.accept(differences);
    }
  }

  private void compare(String index, Map<String, Expected> expected, Map<Difference, Wish> out) {
    sources.read(
        index,
        List.copyOf(expected.keySet()),
        documents -> {
          for (Document found : documents) {
            Expected wanted = expected.remove(found.id());
            if (wanted != null) {
              compare(wanted, found, out);
            }
          }
        });
    for (Expected wanted : expected.values()) {
      if (wanted.source() != null) {
        out.put(difference(wanted, Kind.MISSING, "is not there"), wanted.wish(Wish.NOTHING));
      }
    }
  }

  private void compare(Expected wanted, Document found, Map<Difference, Wish> out) {
    byte[] source = wanted.source();
    Wish wish = wanted.wish(found.version());
    if (source == null) {
      out.put(difference(wanted, Kind.EXTRA, "was deleted, and is there"), wish);
    } else if (found.version() != wanted.version()) {
      String detail = "has version %d, not %d".formatted(found.version(), wanted.version());
      out.put(difference(wanted, Kind.CHANGED, detail), wish);
    } else if (!isSame(source, found.json())) {
      out.put(difference(wanted, Kind.CHANGED, "has another content"), wish);
    }
  }

  private static boolean isSame(byte[] expected, byte[] found) {
    if (Arrays.equals(expected, found)) {
      return true;
    }
    try { // the order of keys tells nothing
      return Json.STATES.readTree(expected).equals(Json.STATES.readTree(found));
    } catch (JacksonException e) {
      return false;
    }
  }

  private Difference difference(Expected wanted, Kind kind, String detail) {
    return new Difference(projector.name(), wanted.index(), wanted.id(), kind, detail);
  }
}
