package io.daybook.filter;

import io.daybook.wire.Parameters;
import io.daybook.wire.Type;
import io.daybook.wire.Types;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a list can be asked beyond Prefect's API. Null is what nobody asked for: the answer is then
 * Prefect's.
 *
 * @param cursor the place behind which to begin; empty: the beginning of the list
 * @param fields the keys that rows are answered with
 * @param exact false: a count may stop where it is large
 * @param asOf the moment that is asked about
 */
public record ListOptions(
    @Nullable String cursor,
    @Nullable Set<String> fields,
    @Nullable Boolean exact,
    @Nullable AsOf asOf) {

  public static final ListOptions NONE = new ListOptions(null, null, null, null);

  /**
   * Reads {@code cursor}, {@code fields}, {@code exact} and {@code as_of}.
   *
   * @param known the keys of the rows
   */
  static ListOptions read(Parameters in, List<String> known) {
    String cursor = in.beyond("cursor", Types.STRING);
    Set<String> fields = in.beyond("fields", fields(known));
    return new ListOptions(cursor, fields, exact(in), asOf(in));
  }

  /** Reads {@code exact}. */
  static @Nullable Boolean exact(Parameters in) {
    return in.beyond("exact", Types.BOOL);
  }

  /** Reads {@code as_of}. */
  static @Nullable AsOf asOf(Parameters in) {
    return in.beyond("as_of", AsOf.TYPE);
  }

  private static Type<Set<String>> fields(List<String> known) {
    return Types.nonEmptyList(Types.oneOf(known)).map(Set::copyOf);
  }

  /**
   * A cursor says where to begin, so nothing else may; and a page without rows has no last one to
   * go on from.
   */
  void checkPlace(Parameters in, int limit, boolean isFurtherIn) {
    if (cursor != null && isFurtherIn) {
      in.refuse(
          "cursor", "a cursor can't be combined with an offset, or with a page but the first");
    }
    if (cursor != null && limit == 0) {
      in.refuse("cursor", "a cursor needs a limit of at least 1");
    }
  }
}
