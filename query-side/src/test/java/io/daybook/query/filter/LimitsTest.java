package io.daybook.query.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.query.index.Index;
import io.daybook.query.index.JoinStrategy;
import io.daybook.query.paging.Pages;
import io.daybook.query.testing.Documents;
import io.daybook.query.testing.SearchUnderTest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What would be too much for Elasticsearch is still answered. */
class LimitsTest {
  private static final String LONG = "a".repeat(2000) + "b";

  private static SearchUnderTest search;
  private static Pages pages;
  private static Joins joins;

  @BeforeAll
  static void someNames() {
    search = new SearchUnderTest();
    search.write(
        Index.DEPLOYMENTS,
        List.of(
            Documents.deployment("alpha", "etl", "t1", "t2"),
            Documents.deployment("a" + "x".repeat(20) + "b", "etl"),
            Documents.deployment(LONG, "etl")));
    pages = new Pages(search.client());
    joins =
        new SearchJoins(search.client(), filter -> List.of(), search.runJoin(JoinStrategy.BITMAP));
  }

  @AfterAll
  static void close() {
    search.close();
  }

  record Case(String like, int matches) {
    @Override
    public String toString() {
      return like.length() > 40 ? like.substring(0, 40) + "…" + like.length() : like;
    }
  }

  static List<Case> patterns() {
    return List.of(
        new Case("a" + "_".repeat(20) + "b", 2),
        new Case("a" + "_".repeat(10) + "b%", 1),
        new Case("a".repeat(2000), 1),
        new Case("a".repeat(2001), 0),
        new Case("a%".repeat(300), 1),
        new Case("%a_".repeat(40) + "b", 1),
        new Case("_".repeat(1000), 1),
        new Case("x".repeat(100_000), 0),
        new Case("%".repeat(100_000), 3),
        new Case("*?\\\\", 0),
        new Case("LPH", 1),
        new Case("alpha", 1));
  }

  @ParameterizedTest
  @MethodSource("patterns")
  void everyPatternIsAnswered(Case given) {
    Clause clause = DeploymentClauses.NAME.matching(LikePattern.contains(given.like()), joins);

    assertThat(pages.count(Index.DEPLOYMENTS, clause)).isEqualTo(given.matches());
  }

  @Test
  void idsMayBeManyMoreThanElasticsearchTakesInOneQuery() {
    List<String> ids =
        IntStream.range(0, 200_000)
            .mapToObj(i -> new UUID(0, i).toString())
            .collect(Collectors.toCollection(ArrayList::new));
    ids.add(Documents.id("dep:alpha"));

    assertThat(pages.count(Index.DEPLOYMENTS, Clause.in("id", ids))).isEqualTo(1);
    assertThat(pages.count(Index.DEPLOYMENTS, Clause.not(Clause.in("id", ids)))).isEqualTo(2);
  }

  @Test
  void aThousandTagsMayBeAskedForAtOnce() {
    List<Clause> tags =
        IntStream.range(0, 1000).mapToObj(i -> Clause.in("tags", List.of("t" + i))).toList();

    assertThat(pages.count(Index.DEPLOYMENTS, Clause.and(tags))).isZero();
    assertThat(pages.count(Index.DEPLOYMENTS, Clause.or(tags))).isEqualTo(1);
  }
}
