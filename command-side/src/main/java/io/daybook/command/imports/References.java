package io.daybook.command.imports;

import io.daybook.command.imports.ImportItem.Reference;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The ids of lines by their refs. Millions of refs like {@code flow_run:17} take two numbers each.
 */
final class References {

  private static final Pattern NUMBERED = Pattern.compile("([^:]+):(0|[1-9][0-9]{0,7})");

  private final Map<String, Ids> numbered = new HashMap<>();
  private final Map<String, UUID> others = new HashMap<>();

  /** Later lines may name this id by the ref. */
  void put(String ref, UUID id) {
    Matcher parts = NUMBERED.matcher(ref);
    if (parts.matches()) {
      numbered
          .computeIfAbsent(parts.group(1), _ -> new Ids())
          .put(Integer.parseInt(parts.group(2)), id);
    } else if (!ref.isEmpty()) {
      others.put(ref, id);
    }
  }

  /** The id that is meant; null if no line had the ref. */
  @Nullable UUID id(Reference reference) {
    return switch (reference) {
      case Reference.ById(UUID id) -> id;
      case Reference.ByRef(String ref) -> get(ref);
    };
  }

  private @Nullable UUID get(String ref) {
    Matcher parts = NUMBERED.matcher(ref);
    if (!parts.matches()) {
      return others.get(ref);
    }
    Ids ids = numbered.get(parts.group(1));
    return ids == null ? null : ids.get(Integer.parseInt(parts.group(2)));
  }

  private static final class Ids {
    private long[] halves = new long[64];

    void put(int number, UUID id) {
      int at = 2 * number;
      if (at >= halves.length) {
        halves = Arrays.copyOf(halves, Math.max(at + 2, halves.length * 2));
      }
      halves[at] = id.getMostSignificantBits();
      halves[at + 1] = id.getLeastSignificantBits();
    }

    @Nullable UUID get(int number) {
      int at = 2 * number;
      boolean known = at < halves.length && (halves[at] != 0 || halves[at + 1] != 0);
      return known ? new UUID(halves[at], halves[at + 1]) : null;
    }
  }
}
