package io.daybook.query.filter;

import io.daybook.filter.AnyOf;
import io.daybook.filter.AnyOrNone;
import io.daybook.filter.AnyOrNull;
import io.daybook.filter.NameFilter;
import io.daybook.filter.Operator;
import io.daybook.filter.StateFilter;
import io.daybook.filter.TagsFilter;
import io.daybook.filter.TimeFilter;
import io.daybook.wire.ApiException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What all filters have in common, by Prefect's rules: a criterion that is absent is not there at
 * all, a leaf without criteria is true, and a compound without children is true.
 */
final class Criteria {
  /** Each is a clause of its own; Elasticsearch bounds their number by its heap. */
  private static final int MOST_TAGS = 1000;

  private Criteria() {}

  /** The clause of a filter, or null where there is no filter. */
  static <T> @Nullable Clause given(@Nullable T filter, Function<T, Clause> compile) {
    return filter == null ? null : compile.apply(filter);
  }

  /** Children that are there, combined by the operator. */
  static Clause compound(Operator operator, @Nullable Clause... children) {
    List<Clause> there = Arrays.stream(children).<Clause>mapMulti(Criteria::add).toList();
    if (there.isEmpty()) {
      return Clause.ALL;
    }
    return switch (operator) {
      case AND -> Clause.and(there);
      case OR -> Clause.or(there);
    };
  }

  /** Criteria of a leaf: all that are there must hold. */
  static Clause leaf(@Nullable Clause... criteria) {
    return compound(Operator.AND, criteria);
  }

  static Clause any(String field, AnyOf<?> filter) {
    return leaf(given(filter.any(), values -> Clause.in(field, values)));
  }

  /** On a field that every document has: {@code not_any_} would not match a null. */
  static Clause anyOrNone(String field, AnyOrNone<?> filter) {
    return leaf(
        given(filter.any(), values -> Clause.in(field, values)),
        given(filter.notAny(), values -> Clause.not(Clause.in(field, values))));
  }

  /** The same on a field that a document may lack: such a document satisfies neither. */
  static Clause anyOrNullNone(String field, AnyOrNone<?> filter) {
    return leaf(
        given(filter.any(), values -> Clause.in(field, values)),
        given(filter.notAny(), values -> values.isEmpty() ? Clause.ALL : otherThan(field, values)));
  }

  private static Clause otherThan(String field, List<?> values) {
    return Clause.and(has(field, true), Clause.not(Clause.in(field, values)));
  }

  static Clause anyOrNull(String field, AnyOrNull<?> filter) {
    return compound(
        filter.operator(),
        given(filter.any(), values -> Clause.in(field, values)),
        given(filter.isNull(), none -> has(field, !none)));
  }

  /** Of a run, in which any and not any are combined with AND whatever the operator says. */
  static Clause state(StateFilter filter) {
    return compound(
        filter.operator(),
        given(filter.type(), type -> anyOrNullNone("state_type", type)),
        given(filter.name(), name -> anyOrNullNone("state_name", name)));
  }

  /** Both bounds are inclusive. */
  static Clause time(String field, TimeFilter filter) {
    return leaf(
        given(filter.before(), at -> new Clause.Range(field, "lte", micros(at))),
        given(filter.after(), at -> new Clause.Range(field, "gte", micros(at))),
        given(filter.isNull(), none -> has(field, !none)));
  }

  private static long micros(Instant at) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, at);
  }

  static Clause name(NameIndex name, NameFilter filter, Joins joins) {
    return leaf(
        given(filter.any(), values -> Clause.in(name.exact(), values)),
        given(filter.like(), like -> like(name, like, joins)));
  }

  static Clause like(NameIndex name, String like, Joins joins) {
    return name.matching(LikePattern.contains(like), joins);
  }

  /** An empty {@code all_} is as good as none: it can't make an {@code or_} true. */
  static Clause tags(String field, TagsFilter filter) {
    List<String> all = filter.all();
    return compound(
        filter.operator(),
        given(all == null || all.isEmpty() ? null : all, tags -> every(field, tags)),
        given(filter.any(), tags -> Clause.in(field, tags)),
        given(filter.isNull(), empty -> has(field, !empty)));
  }

  private static Clause every(String field, List<String> tags) {
    List<String> distinct = tags.stream().distinct().toList();
    if (distinct.size() > MOST_TAGS) {
      throw ApiException.detail(422, "Invalid tags: all_ can't name more than 1000 tags.");
    }
    return Clause.and(distinct.stream().map(tag -> Clause.in(field, List.of(tag))).toList());
  }

  /** On a boolean that every document has. */
  static Clause is(String field, boolean value) {
    return Clause.in(field, List.of(value));
  }

  static Clause has(String field, boolean value) {
    Clause exists = new Clause.Exists(field);
    return value ? exists : Clause.not(exists);
  }

  private static void add(@Nullable Clause clause, Consumer<Clause> to) {
    if (clause != null) {
      to.accept(clause);
    }
  }
}
