package io.daybook.query.paging;

import io.daybook.filter.Paging;
import io.daybook.query.filter.Clause;
import io.daybook.query.index.Index;
import io.daybook.query.index.RowsAtOnce;
import io.daybook.query.index.SearchClient;
import io.daybook.query.paging.Anchors.ListKey;
import io.daybook.query.paging.Anchors.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Parts of lists. The first 10,000 rows and the last 10,000 cost one or two requests. Rows between
 * them are sought from the nearest place that an earlier request reached, from the nearer end if
 * there is none; the way there costs a request for every 2,000 rows, once per generation.
 */
public final class Pages {
  private static final int WINDOW = 10_000;

  /** Elasticsearch's cost of a step grows faster than its length. */
  private static final int STEP = 2_000;

  private final SearchClient client;
  private final int window;
  private final int step;
  private final Anchors anchors = new Anchors();

  public Pages(SearchClient client) {
    this(client, WINDOW, STEP);
  }

  /**
   * @param window how many rows Elasticsearch passes in front of a page
   * @param step how many rows are passed at once on the way to a page further in
   */
  Pages(SearchClient client, int window, int step) {
    this.client = client;
    this.window = window;
    this.step = step;
  }

  /** A part of a list. */
  public List<Hit> rows(Question question, Paging paging) {
    if (paging.limit() == 0) {
      return List.of();
    }
    return isNear(paging)
        ? run(question, near(question, paging)).hits()
        : deep(question, paging, total(question));
  }

  /** A part of a list, and how many rows the whole list has. */
  public Hits rowsAndTotal(Question question, Paging paging) {
    return rowsAndTotal(question, paging, Total.EXACT);
  }

  /** The same, counted as far as wished; deep in a list its end must be known, and is told. */
  public Hits rowsAndTotal(Question question, Paging paging, Total counted) {
    if (paging.limit() == 0 && counted == Total.CAPPED) {
      return found(question.view().index(), question.clause(), counted);
    }
    if (isNear(paging) && paging.limit() > 0) {
      return run(question, near(question, paging).with(counted));
    }
    long total = total(question);
    return new Hits(paging.limit() == 0 ? List.of() : deep(question, paging, total), total);
  }

  /**
   * Rows behind a place, at the same cost wherever it is.
   *
   * @param after the sort values of the row in front of them; null: the beginning
   * @param size from 1; if there is no room for so many, they are fewer
   */
  public Stretch behind(Question question, @Nullable String after, int size, Total counted) {
    Search search = Search.page(question.clause(), question.order(), 0, size);
    RowsAtOnce rows = new RowsAtOnce(size);
    Hits hits = rows.ask(n -> ask(question, search.withSize(n + 1).after(after).with(counted)));
    return Stretch.of(hits, rows.rows());
  }

  /** How many documents of the index satisfy the clause. */
  public long count(Index index, Clause clause) {
    return found(index, clause, Total.EXACT).total();
  }

  /** No rows, but how many there are, counted as far as wished. */
  public Hits found(Index index, Clause clause, Total counted) {
    Search search = Search.page(clause, Order.ascending("id"), 0, 0).with(counted);
    return Hits.read(client.search(index, search.body()), Set.of());
  }

  private boolean isNear(Paging paging) {
    return paging.offset() <= window - paging.limit();
  }

  private static Search near(Question question, Paging paging) {
    return Search.page(question.clause(), question.order(), paging.offset(), paging.limit());
  }

  private long total(Question question) {
    ListKey key = key(question, question.order());
    long known = anchors.total(key);
    long total = known >= 0 ? known : count(question.view().index(), question.clause());
    anchors.rememberTotal(key, total);
    return total;
  }

  private List<Hit> deep(Question question, Paging paging, long total) {
    if (paging.offset() >= total) {
      return List.of();
    }
    int size = (int) Math.min(paging.limit(), total - paging.offset());
    long behind = total - paging.offset() - size;
    ListKey key = key(question, question.order());
    boolean known = anchors.before(key, paging.offset()).offset() == paging.offset();
    return behind < paging.offset() && !known
        ? fromEnd(question, paging.offset(), behind, size)
        : seek(question, question.order(), paging.offset(), size).hits();
  }

  /** Rows in front of the last ones; the place in front of them is remembered on the way. */
  private List<Hit> fromEnd(Question question, long offset, long behind, int size) {
    List<Hit> rows =
        seek(question, question.order().reversed(), behind, size + 1).reversed().hits();
    if (rows.size() <= size) {
      return rows; // some were deleted since they were counted
    }
    String front = rows.getFirst().sortValues();
    anchors.remember(key(question, question.order()), offset, front);
    return rows.subList(1, rows.size());
  }

  private Hits seek(Question question, Order order, long offset, int size) {
    Search page = Search.page(question.clause(), order, 0, size);
    if (offset <= window - size) {
      return run(question, Search.page(question.clause(), order, offset, size));
    }
    ListKey key = key(question, order);
    Place place = walk(question, order, anchors.before(key, offset), offset);
    Hits hits = run(question, page.after(place.after()));
    remember(key, offset, hits.hits());
    return hits;
  }

  /** Passes the rows between a place and an offset; stops early where rows were deleted. */
  private Place walk(Question question, Order order, Place from, long offset) {
    Place place = from;
    while (place.offset() < offset) {
      int rows = (int) Math.min(step, offset - place.offset());
      List<Hit> passed = pass(question, order, place, rows);
      if (passed.isEmpty()) {
        return place;
      }
      remember(key(question, order), place.offset(), passed);
      place = new Place(place.offset() + passed.size(), passed.getLast().sortValues());
    }
    return place;
  }

  private void remember(ListKey key, long offset, List<Hit> rows) {
    if (!rows.isEmpty()) {
      anchors.remember(key, offset + rows.size(), rows.getLast().sortValues());
    }
  }

  private List<Hit> pass(Question question, Order order, Place place, int rows) {
    byte[] body =
        Search.page(question.clause(), order, 0, rows)
            .after(place.after())
            .withoutDocuments()
            .body();
    byte[] answer = client.search(question.view().index(), body, "hits.hits.sort");
    return Hits.read(answer, Set.of()).hits();
  }

  private Hits ask(Question question, Search search) {
    return Hits.read(client.search(question.view().index(), search.body()), question.fields());
  }

  /**
   * All rows, in parts if there is no room for all of them in one answer.
   *
   * @throws io.daybook.wire.ApiException if they are too large to be held
   */
  private Hits run(Question question, Search search) {
    RowsAtOnce rows = new RowsAtOnce(Math.max(1, search.size()));
    Hits first = rows.ask(n -> ask(question, search.withSize(Math.min(n, search.size()))));
    List<Hit> all = new ArrayList<>(first.hits());
    int answered = first.hits().size();
    while (answered == rows.rows() && all.size() < search.size()) {
      Hit last = all.getLast();
      int left = search.size() - all.size();
      Hits more = rows.ask(n -> ask(question, search.behind(last, Math.min(n, left))));
      answered = more.hits().size();
      all.addAll(more.hits());
      if (all.stream().mapToLong(Hit::length).sum() > AnswerSize.MOST) {
        throw AnswerSize.exceeded();
      }
    }
    return new Hits(all, first.total(), first.exact());
  }

  private static ListKey key(Question question, Order order) {
    return new ListKey(question.view(), question.digest(), order);
  }
}
