package io.daybook.query.filter;

import io.daybook.wire.Json;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Clauses as Elasticsearch reads them. Nothing is scored: lists are sorted by fields. */
public final class QueryDsl {
  /** Elasticsearch's own default of {@code index.max_terms_count}. */
  private static final int MOST_TERMS = 65_536;

  private QueryDsl() {}

  public static ObjectNode render(Clause clause) {
    return switch (clause) {
      case Clause.All _ -> wrap("match_all", Json.object());
      case Clause.None _ -> wrap("match_none", Json.object());
      case Clause.Terms(var field, var values) -> terms(field, values);
      case Clause.Bitmap(var field, var bits) ->
          wrap("bitmap", Json.object().put("field", field).put("bits", bits));
      case Clause.Exists(var field) -> wrap("exists", Json.object().put("field", field));
      case Clause.Wildcard(var field, var pattern) ->
          wrap("wildcard", wrap(field, Json.object().put("value", pattern)));
      case Clause.Phrase(var field, var text) ->
          wrap("match_phrase", Json.object().put(field, text));
      case Clause.Range(var field, var operator, var value) ->
          wrap("range", wrap(field, Json.object().putPOJO(operator, value)));
      case Clause.Not(var inner) -> bool("must_not", List.of(inner));
      case Clause.And(var clauses) -> bool("filter", clauses);
      case Clause.Or(var clauses) -> bool("should", clauses);
    };
  }

  private static ObjectNode terms(String field, List<String> values) {
    if (values.size() == 1) {
      return wrap("term", Json.object().put(field, values.getFirst()));
    }
    if (values.size() > MOST_TERMS) {
      return bool("should", parts(field, values));
    }
    ObjectNode terms = Json.object();
    ArrayNode array = terms.putArray(field);
    values.forEach(array::add);
    return wrap("terms", terms);
  }

  private static List<Clause> parts(String field, List<String> values) {
    List<Clause> parts = new ArrayList<>();
    for (int from = 0; from < values.size(); from += MOST_TERMS) {
      int to = Math.min(values.size(), from + MOST_TERMS);
      parts.add(new Clause.Terms(field, values.subList(from, to)));
    }
    return parts;
  }

  private static ObjectNode bool(String occurrence, List<Clause> clauses) {
    ObjectNode bool = Json.object();
    ArrayNode array = bool.putArray(occurrence);
    clauses.forEach(c -> array.add(render(c)));
    return wrap("bool", bool);
  }

  private static ObjectNode wrap(String key, ObjectNode value) {
    ObjectNode object = Json.object();
    object.set(key, value);
    return object;
  }
}
