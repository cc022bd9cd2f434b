package io.daybook.query.projection;

import io.daybook.query.index.FoundPart;
import io.daybook.query.index.Index;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What Elasticsearch has of what it must have.
 *
 * @param expected what it must have
 * @param losses parts that were lost, and what shows it
 * @param unproven parts whose documents were not seen to be there, those that were lost included
 * @param closed parts that somebody closed
 * @param unfound parts whose documents Elasticsearch does not find
 */
record Inspection(
    List<Part> expected,
    Map<Part, String> losses,
    List<Part> unproven,
    List<Part> closed,
    List<Part> unfound) {

  static Inspection of(List<Part> expected, Map<String, FoundPart> found) {
    Inspection inspection =
        new Inspection(
            expected,
            new LinkedHashMap<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>());
    expected.forEach(part -> {
      FoundPart there = found.get(part.name());
      String loss = part.lossBy(there);
      if (loss != null) {
        inspection.losses().put(part, loss);
      } else if (there != null && !there.open()) {
        inspection.closed().add(part);
      } else if (there != null && !there.started()) {
        inspection.unfound().add(part);
      }
      if (!part.isProvenBy(there)) {
        inspection.unproven().add(part);
      }
    });
    return inspection;
  }

  /**
   * Whether all that was ever told of is there; of what was begun by an older version nothing was.
   */
  boolean isWhole() {
    return losses.isEmpty() && !expected.isEmpty();
  }

  /** Takes some of those that are not found for lost. */
  void giveUp(Set<String> names) {
    unfound.stream()
        .filter(part -> names.contains(part.name()))
        .forEach(part -> losses.put(part, part.name() + " has no copy left"));
  }

  /** What shows that parts of these indices were lost. */
  List<String> lossesOf(Collection<Index> indices) {
    return losses.entrySet().stream()
        .filter(loss -> indices.contains(loss.getKey().index()))
        .map(Map.Entry::getValue)
        .toList();
  }

  /** Those of some indices all of whose documents were seen to be there. */
  Set<Index> proven(Collection<Index> indices) {
    Set<Index> proven = EnumSet.noneOf(Index.class);
    proven.addAll(indices);
    unproven.forEach(part -> proven.remove(part.index()));
    return proven;
  }
}
