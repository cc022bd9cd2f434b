package io.daybook.query.filter;

import static io.daybook.query.filter.Clause.ALL;
import static io.daybook.query.filter.Clause.NONE;
import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.filter.DeploymentQuery;
import io.daybook.filter.WorkPoolFilter;
import io.daybook.filter.WorkQueueFilter;
import io.daybook.query.index.Index;
import io.daybook.wire.Json;
import io.daybook.wire.JsonBody;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The clauses themselves: what is always true or false costs Elasticsearch nothing. */
class DeploymentClausesTest {
  private final DeploymentClauses clauses =
      new DeploymentClauses(
          new Joins() {
            @Override
            public Collection<String> flowIds(Clause flows) {
              return List.of("f2", "f1");
            }

            @Override
            public Collection<String> flowIdsOf(Index index, Clause clause) {
              throw new AssertionError("not for deployments");
            }

            @Override
            public Collection<String> queueIds(WorkQueueFilter queues) {
              return QueueMatcher.ids(Map.of("q1", "default", "q2", "Marvin"), queues);
            }

            @Override
            public Collection<String> queueIds(WorkPoolFilter pools) {
              throw new AssertionError("not for deployments");
            }

            @Override
            public Clause sharing(String number, Index others, String othersNumber, Clause clause) {
              throw new AssertionError("not without runs");
            }

            @Override
            public Collection<String> namesLike(
                NameIndex name, Clause candidates, LikePattern pattern) {
              return List.of("a match");
            }
          });

  @Test
  void nothingIsAskedWhereNothingRestricts() {
    assertThat(clause("{}")).isEqualTo(ALL);
    assertThat(clause("{\"flows\":{\"name\":{\"like_\":\"%\"}}}")).isEqualTo(ALL);
    assertThat(
            clause(
                "{\"deployments\":{\"flow_or_deployment_name\":{\"like_\":\"\"},"
                    + "\"tags\":{\"operator\":\"and_\",\"all_\":[]}}}"))
        .isEqualTo(ALL);
  }

  @Test
  void whatCanNotBeIsKnownWithoutElasticsearch() {
    assertThat(clause("{\"deployments\":{\"name\":{\"any_\":[],\"like_\":\"x\"}}}"))
        .isEqualTo(NONE);
    assertThat(clause("{\"flows\":{\"deployment\":{\"is_null_\":true}}}")).isEqualTo(NONE);
  }

  @Test
  void anEmptyLeafMakesAnOrTrueAndAnEmptyListInItDoesNot() {
    String gamma = "{\"deployments\":{\"operator\":\"or_\",\"name\":{\"any_\":[\"gamma\"]},";

    assertThat(clause(gamma + "\"tags\":{}}}")).isEqualTo(ALL);
    assertThat(clause(gamma + "\"tags\":{\"all_\":[]}}}")).isEqualTo(ALL);
    assertThat(clause(gamma + "\"tags\":{\"operator\":\"or_\",\"all_\":[],\"any_\":[\"red\"]}}}"))
        .isEqualTo(
            Clause.or(Clause.in("name", List.of("gamma")), Clause.in("tags", List.of("red"))));
    assertThat(
            clause(
                "{\"work_pool_queues\":{\"operator\":\"or_\",\"id\":{\"any_\":[]},"
                    + "\"name\":{\"startswith_\":[]}}}"))
        .isEqualTo(NONE);
  }

  @Test
  void shortTextsAreAskedOfTheGramsAlone() {
    assertThat(clause("{\"deployments\":{\"name\":{\"like_\":\"ETL\"}}}"))
        .isEqualTo(Clause.in("name_grams", List.of("etl")));
  }

  @Test
  void longerTextsAreSelectedByGramsAndVerified() {
    assertThat(clause("{\"deployments\":{\"name\":{\"like_\":\"daily\"}}}"))
        .isEqualTo(
            Clause.and(
                Clause.in("name_grams", List.of("dai")),
                Clause.in("name_grams", List.of("ily")),
                new Clause.Wildcard("name_lower", "*daily*")));
  }

  @Test
  void patternsThatLuceneRefusesAreMatchedBeforehand() {
    String like = "a" + "_".repeat(30) + "b";

    assertThat(clause("{\"deployments\":{\"name\":{\"like_\":\"" + like + "\"}}}"))
        .isEqualTo(Clause.in("name_lower", List.of("a match")));
  }

  @Test
  void tagsOfFlowsAndNamesOfQueuesBecomeIds() {
    assertThat(clause("{\"flows\":{\"tags\":{\"all_\":[\"a\"]}}}"))
        .isEqualTo(Clause.in("flow_id", List.of("f1", "f2")));
    assertThat(clause("{\"work_pool_queues\":{\"name\":{\"startswith_\":[\"mar\"]}}}"))
        .isEqualTo(Clause.in("work_queue_id", List.of("q2")));
  }

  @Test
  void rendersAsElasticsearchReadsIt() {
    Clause clause =
        Clause.or(
            Clause.in("paused", List.of(true)),
            Clause.and(Clause.in("tags", List.of("b", "a")), Clause.not(new Clause.Exists("x"))));

    assertThat(QueryDsl.render(clause))
        .isEqualTo(
            Json.parse(
                """
                {"bool": {"should": [
                  {"term": {"paused": "true"}},
                  {"bool": {"filter": [
                    {"terms": {"tags": ["a", "b"]}},
                    {"bool": {"must_not": [{"exists": {"field": "x"}}]}}]}}]}}
                """));
  }

  private Clause clause(String body) {
    return clauses.all(DeploymentQuery.count(JsonBody.of(Json.parse(body))).criteria());
  }
}
