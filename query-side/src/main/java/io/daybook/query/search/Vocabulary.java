package io.daybook.query.search;

import io.daybook.query.filter.Clause;
import io.daybook.query.filter.QueryDsl;
import io.daybook.wire.Json;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which words of a text there are: as they are typed, and but for typos. Only in what the filters
 * let through: what else there is can't be found, nor may everyone learn of it.
 */
final class Vocabulary {
  private static final String EXACT = "exact";
  private static final String TYPOS = "typos";

  /** Of a compound that nothing has, shorter parts are there by chance: not so of ideographs. */
  private static final int SHORTEST_PART = 3;

  private static final WordQuery AS_TYPED = new WordQuery(false, Set.of(), "");
  private static final WordQuery BUT_FOR_TYPOS = new WordQuery(true, Set.of(), "");

  private final Asked asked;
  private final JsonNode counts;

  private Vocabulary(Asked asked, JsonNode counts) {
    this.asked = asked;
    this.counts = counts;
  }

  /** Its answer is for {@link #read}. */
  static byte[] request(Clause filter, Asked asked) {
    Set<List<String>> all = new LinkedHashSet<>(asked.parts());
    asked.words().forEach(word -> all.add(List.of(word)));
    ObjectNode exact = counting(all, AS_TYPED);
    asked.words().forEach(word -> Asked.compound(word).forEach(part -> all.add(List.of(part))));
    ObjectNode request = Json.object().put("size", 0).put("track_total_hits", false);
    request.set("query", QueryDsl.render(filter));
    request.putObject("aggs").set(EXACT, exact).set(TYPOS, counting(all, BUT_FOR_TYPOS));
    return Json.bytes(request);
  }

  /** How many have each of some words, or each of some compounds. */
  static ObjectNode counting(Collection<List<String>> parts, WordQuery as) {
    ObjectNode aggregation = Json.object();
    ObjectNode filters = aggregation.withObject("/filters/filters");
    parts.forEach(part -> filters.set(key(part), as.part(part)));
    return aggregation;
  }

  /** Whether none has this, by what {@link #counting} was answered. */
  static boolean isNowhere(JsonNode counting, List<String> part) {
    return counting.path("buckets").path(key(part)).path("doc_count").asLong() == 0;
  }

  private static String key(List<String> part) {
    return String.join(" ", part);
  }

  static Vocabulary read(Asked asked, byte[] answer) {
    return new Vocabulary(asked, Json.MAPPER.readTree(answer).path("aggregations"));
  }

  boolean hasAllAsTyped() {
    return unknownAsTyped().isEmpty();
  }

  /** Whether there are words that are there but for typos alone. */
  boolean hasTypos() {
    return !nowhere(TYPOS).containsAll(nowhere(EXACT));
  }

  /**
   * The words that nothing has, not even with typos; of a compound, if it has some parts, others.
   */
  Set<String> unknown() {
    Set<String> unknown = new LinkedHashSet<>();
    unlikeAny().forEach(word -> unknown.addAll(unknownOf(word)));
    return unknown;
  }

  /** Those, and the words that are only there as typos of others. */
  Set<String> unknownAsTyped() {
    Set<String> unknown = unknown();
    unknown.addAll(nowhere(EXACT));
    return unknown;
  }

  /** The words that nothing has as a whole, not even with typos, whatever parts they have. */
  Set<String> unlikeAny() {
    return nowhere(TYPOS);
  }

  /**
   * The same, but for the longest that has typos: of several it is the least likely to be like
   * others by chance.
   */
  Set<String> unknownButOne() {
    Set<String> unknown = unknown();
    Set<String> others = unknownAsTyped();
    others.stream()
        .filter(word -> !unknown.contains(word))
        .max(Comparator.comparingInt(String::length))
        .ifPresent(others::remove);
    return others;
  }

  private Set<String> nowhere(String aggregation) {
    JsonNode counting = counts.path(aggregation);
    Set<String> nowhere = new LinkedHashSet<>();
    for (List<String> part : asked.parts()) {
      if (isNowhere(counting, part)) {
        part.stream().filter(word -> isNowhere(counting, List.of(word))).forEach(nowhere::add);
      }
    }
    return nowhere;
  }

  private List<String> unknownOf(String word) {
    List<String> parts = Asked.compound(word);
    boolean some = parts.stream().anyMatch(part -> isTelling(part) && !isUnlikeAny(part));
    return some ? parts.stream().filter(this::isUnlikeAny).toList() : List.of(word);
  }

  private static boolean isTelling(String part) {
    return part.length() >= SHORTEST_PART || Asked.isWithoutSpaces(part);
  }

  private boolean isUnlikeAny(String word) {
    return isNowhere(counts.path(TYPOS), List.of(word));
  }
}
