package io.daybook.query.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daybook.filter.DeploymentQuery;
import io.daybook.query.index.Index;
import io.daybook.query.index.JoinStrategy;
import io.daybook.query.paging.IndexView;
import io.daybook.query.paging.Order;
import io.daybook.query.paging.Pages;
import io.daybook.query.paging.Question;
import io.daybook.query.testing.Documents;
import io.daybook.query.testing.ObservedCorpus;
import io.daybook.query.testing.SearchUnderTest;
import io.daybook.wire.ApiException;
import io.daybook.wire.Json;
import io.daybook.wire.JsonBody;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * What Prefect on PostgreSQL answered about seven deployments and their runs, asked of
 * Elasticsearch by both joins.
 */
@ParameterizedClass
@EnumSource(JoinStrategy.class)
class ObservedFiltersTest {
  private static final Pattern PLACEHOLDER =
      Pattern.compile("<([a-z]+:[^> ]+)( upper no hyphens)?>");

  private static SearchUnderTest search;
  private static Pages pages;

  private final DeploymentClauses clauses;

  ObservedFiltersTest(JoinStrategy strategy) {
    clauses =
        new DeploymentClauses(
            new SearchJoins(
                search.client(),
                filter -> QueueMatcher.ids(ObservedCorpus.QUEUES, filter),
                search.runJoin(strategy)));
  }

  record Observed(String label, String request, int status, JsonNode answer) {
    @Override
    public String toString() {
      return label;
    }
  }

  @BeforeAll
  static void sevenDeployments() {
    search = new SearchUnderTest();
    ObservedCorpus.write(search);
    pages = new Pages(search.client());
  }

  @AfterAll
  static void close() {
    search.close();
  }

  @ParameterizedTest
  @MethodSource("observed")
  void answersAsPrefectDoes(Observed observed) {
    if (observed.status() == 422) {
      assertThatThrownBy(() -> names(observed))
          .isInstanceOfSatisfying(
              ApiException.class, e -> assertThat(e.error().status()).isEqualTo(422));
    } else {
      List<String> expected = observed.answer().valueStream().map(JsonNode::asString).toList();
      assertThat(names(observed)).containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  private List<String> names(Observed observed) {
    var body = JsonBody.parse(observed.request().getBytes(StandardCharsets.UTF_8));
    DeploymentQuery.Listing query = DeploymentQuery.listing(body, 200);
    Clause clause = clauses.all(query.criteria());
    IndexView view = new IndexView(Index.DEPLOYMENTS, 0);
    Question question = new Question(view, clause, Order.ascending("name_key"), Set.of("name"));
    return pages.rows(question, query.paging()).stream()
        .map(hit -> Objects.requireNonNull(hit.field("name")))
        .toList();
  }

  static Stream<Observed> observed() throws IOException {
    var in =
        Objects.requireNonNull(
            ObservedFiltersTest.class.getResourceAsStream("/filters/observed.jsonl"));
    try (var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return reader.lines().map(Json::parse).map(ObservedFiltersTest::observed).toList().stream();
    }
  }

  private static Observed observed(JsonNode line) {
    String request =
        PLACEHOLDER
            .matcher(Json.text(line.path("request")))
            .replaceAll(m -> id(m.group(1), m.group(2) != null));
    return new Observed(
        line.path("label").asString(),
        request,
        line.path("status").intValue(),
        line.has("postgres") ? line.path("postgres") : line.path("sqlite"));
  }

  private static String id(String name, boolean bare) {
    String id = Documents.id(name);
    return bare ? id.replace("-", "").toUpperCase(Locale.ROOT) : id;
  }
}
