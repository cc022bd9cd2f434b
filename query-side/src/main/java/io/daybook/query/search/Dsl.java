package io.daybook.query.search;

import io.daybook.wire.Json;
import java.util.Collection;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Queries whose scores are what they say: no word counts more for being rare. */
final class Dsl {
  /** However many terms are like a word, they are one clause. */
  private static final String EVERY_TERM = "constant_score";

  private Dsl() {}

  static ObjectNode scored(int score, ObjectNode query) {
    ObjectNode constant = Json.object();
    constant.withObject("/constant_score").put("boost", score).set("filter", query);
    return constant;
  }

  /** The term is made from the value as the field's normalizer does. */
  static ObjectNode term(String field, String value) {
    return of("term", field, Json.object().put("value", value));
  }

  static ObjectNode beginsWith(String field, String value) {
    return of("prefix", field, Json.object().put("value", value));
  }

  /** All words of a text, as the field's analyzer finds them in it. */
  static ObjectNode match(String field, String text) {
    return of("match", field, Json.object().put("query", text).put("operator", "and"));
  }

  /** The same, the last word being a beginning. */
  static ObjectNode matchBeginning(String field, String text) {
    return of("match_bool_prefix", field, Json.object().put("query", text).put("operator", "and"));
  }

  /** One or two letters may be missing, wrong, too many or exchanged: the more the longer it is. */
  static ObjectNode matchWithTypos(String field, String text) {
    ObjectNode options = Json.object().put("query", text).put("operator", "and");
    options.put("fuzziness", "AUTO").put("fuzzy_rewrite", EVERY_TERM);
    return of("match", field, options);
  }

  static ObjectNode termWithTypos(String field, String value) {
    ObjectNode options = Json.object().put("value", value);
    options.put("fuzziness", "AUTO").put("rewrite", EVERY_TERM);
    return of("fuzzy", field, options);
  }

  /** The sum of the scores of all. */
  static ObjectNode all(Collection<ObjectNode> queries) {
    return bool("must", queries);
  }

  /** The sum of the scores of those that hold, of which there must be so many. */
  static ObjectNode some(Collection<ObjectNode> queries, String atLeast) {
    ObjectNode bool = bool("should", queries);
    bool.withObject("/bool").put("minimum_should_match", atLeast);
    return bool;
  }

  /** The first, and the scores of those others that hold as well. */
  static ObjectNode more(ObjectNode needed, Collection<ObjectNode> others) {
    if (others.isEmpty()) {
      return needed;
    }
    ObjectNode more = all(List.of(needed));
    others.forEach(more.withObject("/bool").withArray("should")::add);
    return more;
  }

  /** The best score of any. */
  static ObjectNode best(Collection<ObjectNode> queries) {
    ObjectNode best = Json.object();
    queries.forEach(best.withObject("/dis_max").withArray("queries")::add);
    return best;
  }

  private static ObjectNode bool(String occurrence, Collection<ObjectNode> queries) {
    ObjectNode bool = Json.object();
    ArrayNode array = bool.withObject("/bool").putArray(occurrence);
    queries.forEach(array::add);
    return bool;
  }

  private static ObjectNode of(String kind, String field, ObjectNode options) {
    ObjectNode query = Json.object();
    query.putObject(kind).set(field, options);
    return query;
  }
}
