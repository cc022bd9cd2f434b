package io.daybook.query.paging;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a list that follow each other.
 *
 * @param last the sort values of the last row; null if no row follows it
 */
public record Stretch(Hits found, @Nullable String last) {

  /**
   * @param found one row more than asked for, if there are more
   */
  static Stretch of(Hits found, int size) {
    List<Hit> hits = found.hits();
    if (hits.size() <= size) {
      return new Stretch(found, null);
    }
    List<Hit> rows = hits.subList(0, size);
    return new Stretch(new Hits(rows, found.total(), found.exact()), rows.getLast().sortValues());
  }
}
