package io.daybook.query.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daybook.filter.DeploymentQuery;
import io.daybook.query.index.Index;
import io.daybook.query.paging.IndexView;
import io.daybook.query.paging.Order;
import io.daybook.query.paging.Pages;
import io.daybook.query.paging.Question;
import io.daybook.query.testing.Documents;
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
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** What Prefect on PostgreSQL answered about seven deployments, asked of Elasticsearch. */
class ObservedFiltersTest {
  private static final Pattern PLACEHOLDER =
      Pattern.compile("<([a-z]+:[^> ]+)( upper no hyphens)?>");

  private static final Map<String, String> QUEUES =
      Map.of(
          Documents.id("wq:wpA/default"), "default",
          Documents.id("wq:wpA/Marvin-q"), "Marvin-q",
          Documents.id("wq:wpB/default"), "default",
          Documents.id("wq:default-agent-pool/agentq"), "agentq");

  private static SearchUnderTest search;
  private static Pages pages;
  private static DeploymentClauses clauses;

  record Observed(String label, String request, int status, JsonNode answer) {
    boolean asksForRuns() {
      return request.contains("\"flow_runs\"") || request.contains("\"task_runs\"");
    }

    @Override
    public String toString() {
      return label;
    }
  }

  @BeforeAll
  static void sevenDeployments() {
    search = new SearchUnderTest();
    search.write(
        Index.FLOWS,
        List.of(
            Documents.flow("etl", "a", "b"),
            Documents.flow("Report_x"),
            Documents.flow("lonely", "a")));
    search.write(
        Index.DEPLOYMENTS,
        List.of(
            Documents.inPool(
                Documents.deployment("alpha", "etl", "red", "blue"),
                "wpA",
                "process",
                "default",
                null),
            Documents.inPool(
                    Documents.deployment("Alpha_2", "etl", "red"),
                    "wpA",
                    "process",
                    "Marvin-q",
                    "Marvin-q")
                .put("paused", true),
            Documents.inPool(
                Documents.deployment("beta", "Report_x"), "wpB", "docker", "default", null),
            Documents.deployment("Beta-50", "Report_x", "blue", "green", "blue"),
            Documents.inPool(
                Documents.deployment("gamma", "etl"),
                "default-agent-pool",
                "prefect-agent",
                "agentq",
                "agentq"),
            Documents.deployment("öl", "Report_x", "RED"),
            Documents.deployment("zeta_", "Report_x", "red", "blue")));
    pages = new Pages(search.client());
    clauses =
        new DeploymentClauses(
            new SearchJoins(search.client(), filter -> QueueMatcher.ids(QUEUES, filter)));
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
    } else if (observed.asksForRuns()) {
      assertThatThrownBy(() -> names(observed))
          .isInstanceOfSatisfying(
              ApiException.class, e -> assertThat(e.error().status()).isEqualTo(501));
    } else {
      List<String> expected = observed.answer().valueStream().map(JsonNode::asString).toList();
      assertThat(names(observed)).containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  private static List<String> names(Observed observed) {
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
