package io.daybook.query.filter;

import io.daybook.query.index.IndexText;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * A condition on the documents of one index. What is always true or always false is simplified away
 * as conditions are combined, so that one question has one form.
 */
public sealed interface Clause {

  /** Every document. */
  record All() implements Clause {}

  /** No document. */
  record None() implements Clause {}

  /** The field has one of the values, of which there is at least one. */
  record Terms(String field, List<String> values) implements Clause {}

  /**
   * The field has one of the numbers of a bitmap.
   *
   * @param bits Roaring's portable format in base64; at least one number
   */
  record Bitmap(String field, String bits) implements Clause {}

  /** The field has a value. */
  record Exists(String field) implements Clause {}

  /** The field matches Elasticsearch's wildcards {@code *} and {@code ?}; a backslash escapes. */
  record Wildcard(String field, String pattern) implements Clause {}

  /** The words of the text follow each other in the field, which is analyzed as they are. */
  record Phrase(String field, String text) implements Clause {}

  /**
   * The field's value lies behind the given one ({@code gt}) or before it ({@code lt}), or is that
   * value ({@code gte}, {@code lte}).
   */
  record Range(String field, String operator, Object value) implements Clause {}

  record Not(Clause clause) implements Clause {}

  record And(List<Clause> clauses) implements Clause {}

  record Or(List<Clause> clauses) implements Clause {}

  Clause ALL = new All();
  Clause NONE = new None();

  /** Membership: no values, no document. */
  static Clause in(String field, Collection<?> values) {
    return values.isEmpty()
        ? NONE
        : new Terms(field, values.stream().map(Clause::term).distinct().sorted().toList());
  }

  private static String term(Object value) {
    return value instanceof String text ? IndexText.exact(text) : value.toString();
  }

  static Clause not(Clause clause) {
    if (clause.equals(ALL)) {
      return NONE;
    }
    return clause.equals(NONE) ? ALL : new Not(clause);
  }

  static Clause and(Clause... clauses) {
    return and(List.of(clauses));
  }

  static Clause and(Collection<Clause> clauses) {
    List<Clause> flat =
        clauses.stream()
            .flatMap(c -> c instanceof And(var inner) ? inner.stream() : Stream.of(c))
            .filter(c -> !c.equals(ALL))
            .distinct()
            .toList();
    if (flat.isEmpty() || flat.contains(NONE)) {
      return flat.isEmpty() ? ALL : NONE;
    }
    return flat.size() == 1 ? flat.getFirst() : new And(flat);
  }

  static Clause or(Clause... clauses) {
    return or(List.of(clauses));
  }

  static Clause or(Collection<Clause> clauses) {
    List<Clause> flat =
        clauses.stream()
            .flatMap(c -> c instanceof Or(var inner) ? inner.stream() : Stream.of(c))
            .filter(c -> !c.equals(NONE))
            .distinct()
            .toList();
    if (flat.isEmpty() || flat.contains(ALL)) {
      return flat.isEmpty() ? NONE : ALL;
    }
    return flat.size() == 1 ? flat.getFirst() : new Or(flat);
  }
}
