package io.daybook.query.filter;

import io.daybook.filter.AnyOf;
import io.daybook.filter.QueueNameFilter;
import io.daybook.filter.WorkQueueFilter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Prefect's filter on queues, asked of the names in memory; an entry is an id and a name. */
public final class QueueMatcher {
  private QueueMatcher() {}

  /** The ids of the queues that satisfy the filter. */
  public static List<String> ids(Map<String, String> namesById, WorkQueueFilter filter) {
    return namesById.entrySet().stream().filter(matching(filter)).map(Map.Entry::getKey).toList();
  }

  private static Predicate<Map.Entry<String, String>> matching(WorkQueueFilter filter) {
    List<Predicate<Map.Entry<String, String>>> children = new ArrayList<>();
    if (filter.id() != null) {
      Predicate<String> id = id(filter.id());
      children.add(queue -> id.test(queue.getKey()));
    }
    if (filter.name() != null && !saysNothing(filter.name())) {
      Predicate<String> name = name(filter.name());
      children.add(queue -> name.test(queue.getValue()));
    }
    return switch (filter.operator()) {
      case AND -> queue -> children.stream().allMatch(child -> child.test(queue));
      case OR -> queue -> children.isEmpty() || children.stream().anyMatch(c -> c.test(queue));
    };
  }

  /**
   * An empty {@code startswith_} alone is no child, where a leaf without criteria is a true one.
   */
  private static boolean saysNothing(QueueNameFilter name) {
    return name.any() == null && name.startsWith() != null && name.startsWith().isEmpty();
  }

  private static Predicate<String> id(AnyOf<UUID> filter) {
    List<UUID> any = filter.any();
    if (any == null) {
      return _ -> true;
    }
    Set<String> ids = any.stream().map(UUID::toString).collect(Collectors.toSet());
    return ids::contains;
  }

  private static Predicate<String> name(QueueNameFilter filter) {
    Predicate<String> matches = _ -> true;
    if (filter.any() != null) {
      // An unmodifiable set would be slow if many names had one hash.
      matches = new HashSet<>(filter.any())::contains;
    }
    if (filter.startsWith() != null && !filter.startsWith().isEmpty()) {
      List<LikePattern> starts = filter.startsWith().stream().map(LikePattern::startsWith).toList();
      matches = matches.and(name -> starts.stream().anyMatch(start -> start.matches(name)));
    }
    return matches;
  }
}
