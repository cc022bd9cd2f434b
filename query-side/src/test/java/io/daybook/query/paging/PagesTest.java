package io.daybook.query.paging;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.filter.Paging;
import io.daybook.query.filter.Clause;
import io.daybook.query.index.Index;
import io.daybook.query.testing.Documents;
import io.daybook.query.testing.SearchUnderTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** Lists of 1,000 deployments of 100 names, with a window of 60 rows in place of 10,000. */
class PagesTest {
  private static final int ROWS = 1000;
  private static final int WINDOW = 60;
  private static final int STEP = 60;

  private static SearchUnderTest search;

  @BeforeAll
  static void manyWithEqualNames() {
    search = new SearchUnderTest();
    List<ObjectNode> documents =
        IntStream.range(0, ROWS)
            .mapToObj(i ->
                Documents.deployment("name" + i % 100, "flow" + i)
                    .put("id", Documents.id("row" + i))
                    .put("created", i)
                    .put("paused", i % 2 == 0))
            .toList();
    search.write(Index.DEPLOYMENTS, documents);
  }

  @AfterAll
  static void close() {
    search.close();
  }

  @ParameterizedTest
  @CsvSource({"name_key,true", "name_key,false", "created,false"})
  void pagesAtAnyDepthAreThePartsOfOneList(String field, boolean ascending) {
    Order order = new Order(field, ascending);
    List<String> whole = ids(new Pages(search.client()).rows(all(order), new Paging(ROWS, 0)));
    Pages pages = new Pages(search.client(), WINDOW, STEP);

    List<String> collected = new ArrayList<>();
    for (int offset = 0; offset < ROWS; offset += 37) {
      collected.addAll(ids(pages.rows(all(order), new Paging(37, offset))));
    }

    assertThat(whole).hasSize(ROWS).doesNotHaveDuplicates();
    assertThat(collected).isEqualTo(whole);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 41, 500, 333, 777, 938, 980, 999})
  void aPageReachedDirectlyIsTheSame(int offset) {
    Order order = Order.ascending("name_key");
    List<String> whole = ids(new Pages(search.client()).rows(all(order), new Paging(ROWS, 0)));

    Hits page =
        new Pages(search.client(), WINDOW, STEP).rowsAndTotal(all(order), new Paging(20, offset));

    assertThat(page.total()).isEqualTo(ROWS);
    assertThat(ids(page.hits())).isEqualTo(whole.subList(offset, Math.min(ROWS, offset + 20)));
  }

  @Test
  void theFirstPageIsOneRequestAndTheLastAreTwo() {
    Question all = all(Order.ascending("name_key"));
    Pages pages = new Pages(search.client(), WINDOW, STEP);

    assertThat(search.requests(() -> pages.rows(all, new Paging(20, 0)))).isEqualTo(1);
    assertThat(search.requests(() -> pages.rowsAndTotal(all, new Paging(20, 0)))).isEqualTo(1);
    assertThat(search.requests(() -> pages.rowsAndTotal(all, new Paging(20, 980)))).isEqualTo(2);
    assertThat(search.requests(() -> pages.rowsAndTotal(all, new Paging(20, 960)))).isEqualTo(1);
  }

  @Test
  void placesBetweenAreSoughtOncePerGeneration() {
    Pages pages = new Pages(search.client(), WINDOW, STEP);
    Question before = question(1, Clause.ALL, Order.ascending("name_key"));
    Question after = question(2, Clause.ALL, Order.ascending("name_key"));

    int first = search.requests(() -> pages.rows(before, new Paging(20, 400)));
    int again = search.requests(() -> pages.rows(before, new Paging(20, 400)));
    int next = search.requests(() -> pages.rows(before, new Paging(20, 420)));
    int changed = search.requests(() -> pages.rows(after, new Paging(20, 400)));

    assertThat(first).isEqualTo(9); // the total, 400 / 60 steps, the page
    assertThat(again).isEqualTo(1);
    assertThat(next).isEqualTo(1);
    assertThat(changed).isEqualTo(first);
  }

  @Test
  void pastTheEndIsEmpty() {
    Pages pages = new Pages(search.client(), WINDOW, STEP);
    Question all = all(Order.ascending("name_key"));

    assertThat(pages.rows(all, new Paging(20, ROWS))).isEmpty();
    assertThat(pages.rows(all, new Paging(20, Long.MAX_VALUE))).isEmpty();
    assertThat(pages.rowsAndTotal(all, new Paging(20, Long.MAX_VALUE)).total()).isEqualTo(ROWS);
  }

  @Test
  void noRowsAreAskedForWithALimitOfZero() {
    Pages pages = new Pages(search.client(), WINDOW, STEP);
    Question paused = question(1, Clause.in("paused", List.of(true)), Order.ascending("name_key"));

    assertThat(search.requests(() -> pages.rows(paused, new Paging(0, 0)))).isZero();
    assertThat(pages.rowsAndTotal(paused, new Paging(0, 0))).isEqualTo(new Hits(List.of(), 500));
    assertThat(pages.count(Index.DEPLOYMENTS, paused.clause())).isEqualTo(500);
  }

  @Test
  void countsMayStopWhereTheyAreLarge() {
    Pages pages = new Pages(search.client());
    Question all =
        new Question(
            new IndexView(Index.FLOWS, 1), Clause.ALL, Order.ascending("name_key"), Set.of("id"));
    search.write(
        Index.FLOWS,
        IntStream.rangeClosed(0, Total.MOST).mapToObj(i -> Documents.flow("f" + i)).toList());

    assertThat(pages.found(Index.FLOWS, Clause.ALL, Total.CAPPED))
        .isEqualTo(new Hits(List.of(), Total.MOST, false));
    assertThat(pages.found(Index.FLOWS, Clause.ALL, Total.EXACT))
        .isEqualTo(new Hits(List.of(), Total.MOST + 1, true));
    assertThat(pages.rowsAndTotal(all, new Paging(2, 0), Total.CAPPED).exact()).isFalse();
    assertThat(pages.rowsAndTotal(all, new Paging(0, 0), Total.CAPPED).exact()).isFalse();
    assertThat(pages.rowsAndTotal(all, new Paging(2, Total.MOST - 1), Total.CAPPED))
        .satisfies(deep -> assertThat(deep.total()).isEqualTo(Total.MOST + 1))
        .satisfies(deep -> assertThat(deep.hits()).hasSize(2));
  }

  private static Question all(Order order) {
    return question(1, Clause.ALL, order);
  }

  private static Question question(long generation, Clause clause, Order order) {
    return new Question(new IndexView(Index.DEPLOYMENTS, generation), clause, order, Set.of("id"));
  }

  private static List<String> ids(List<Hit> hits) {
    return hits.stream().map(hit -> Objects.requireNonNull(hit.field("id"))).toList();
  }
}
