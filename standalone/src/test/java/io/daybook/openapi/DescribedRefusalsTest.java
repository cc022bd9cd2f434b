package io.daybook.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.openapi.Description.Operation;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is refused is described too: with its status, its type and its form. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DescribedRefusalsTest {

  private static final String ID = "00000000-0000-4000-8000-000000000000";

  /** Its answers have no end. */
  private static final String STREAM = "/events/stream";

  /** Requests that any operation can get. */
  private enum Odd {
    NOTHING_OF_THAT_ID(ID, "", "{}"),
    NO_ID("x", "", "{}"),
    A_SLASH("a%2Fb", "", "{}"),
    A_QUERY_THAT_CAN_NOT_BE_READ(ID, "?limit=%25&=%C3%28", "{}"),
    AN_UNKNOWN_PARAMETER(ID, "?no_such_parameter=1", "{}"),
    BROKEN_JSON(ID, "", "{"),
    ANOTHER_TYPE(ID, "", "[[]]"),
    AN_OLD_CLIENT(ID, "", "{}", "X-Prefect-Api-Version", "0.1.0"),
    A_PACKED_BODY(ID, "", "{}", "Content-Encoding", "gzip"),
    A_FOREIGN_PAGE(ID, "", "{}", "Origin", "http://elsewhere.example"),
    A_POSITION_BEYOND_THE_END(ID, "", "{}", "Daybook-Min-Position", "9000000000000000000"),
    NO_POSITION(ID, "", "{}", "Daybook-Min-Position", "x"),
    NO_CONSISTENCY(ID, "", "{}", "Daybook-Consistency", "x");

    private final String variable;
    private final String query;
    private final String body;
    private final String header;
    private final String value;

    Odd(String variable, String query, String body) {
      this(variable, query, body, "Accept", "*/*");
    }

    Odd(String variable, String query, String body, String header, String value) {
      this.variable = variable;
      this.query = query;
      this.body = body;
      this.header = header;
      this.value = value;
    }
  }

  @SuppressWarnings("NullAway.Init")
  private DescribedApi api;

  @BeforeAll
  void start() {
    api = new DescribedApi();
  }

  @AfterAll
  void stop() {
    api.close();
  }

  @ParameterizedTest
  @EnumSource
  void everyOperationAnswersOddRequestsAsDescribed(Odd odd) {
    List<String> wrong = new ArrayList<>();
    for (Operation asked : api.description().operations()) {
      if (!asked.path().equals(STREAM)) {
        HttpResponse<String> answer = send(asked, odd);
        api.problemsOf(asked.method(), asked.path(), answer)
            .forEach(problem ->
                wrong.add(
                    asked.method() + " " + asked.path() + ": " + problem + " " + answer.body()));
      }
    }

    assertThat(wrong).isEmpty();
  }

  private HttpResponse<String> send(Operation asked, Odd odd) {
    String path = asked.path().replaceAll("\\{[^/]*}", odd.variable);
    return api.send(asked.method(), path + odd.query, odd.body, odd.header, odd.value);
  }

  @Test
  void everyOperationTellsTheRefusalsOfItsKind() {
    assertThat(without(operation -> true, "400", "401", "421", "429", "503")).isEmpty();
    assertThat(without(operation -> !operation.method().equals("GET"), "403", "422")).isEmpty();
    assertThat(without(DescribedRefusalsTest::hasBody, "408", "413", "415")).isEmpty();
    assertThat(without(operation -> operation.path().contains("{"), "404", "409")).isEmpty();
  }

  private static boolean hasBody(Operation operation) {
    return Set.of("POST", "PATCH").contains(operation.method());
  }

  private Set<String> without(Predicate<Operation> kind, String... statuses) {
    Set<String> without = new TreeSet<>();
    api.description().operations().stream()
        .filter(kind)
        .filter(operation -> !operation.statuses().containsAll(Set.of(statuses)))
        .forEach(operation -> without.add(operation.method() + " " + operation.path()));
    return without;
  }

  @Test
  void refersToNothingThatItHasNot() {
    assertThat(api.description().brokenReferences()).isEmpty();
  }

  @Test
  void whatIsTakenIsRefusedAsDescribed() {
    api.asDescribed("POST", "/work_pools/", "{'name': 'p', 'type': 'process'}", 201);
    api.asDescribed("POST", "/work_pools/", "{'name': 'p', 'type': 'process'}", 409);
    api.asDescribed("POST", "/work_pools/", "{'name': 'prefect-x', 'type': 'process'}", 403);
    api.asDescribed("POST", "/deployments/", "{'name': 'd', 'flow_id': '%s'}".formatted(ID), 409);
    api.asDescribed("POST", "/v2/concurrency_limits/", "{'name': 'one', 'limit': 1}", 201);
    api.asDescribed("POST", "/v2/concurrency_limits/", "{'name': 'one', 'limit': 1}", 409);
    api.asDescribed(
        "POST", "/v2/concurrency_limits/increment", "{'names': ['one'], 'slots': 1}", 200);
    api.asDescribed(
        "POST", "/v2/concurrency_limits/increment", "{'names': ['one'], 'slots': 1}", 423);
    api.asDescribed("POST", "/v2/concurrency_limits/leases/{lease_id}/renew", "{}", 410, ID);
  }

  @Test
  void ownPathsTellProblems() {
    api.asDescribed("POST", "/projections/{name}/rebuild", "", 404, "moods");
    api.asDescribed("GET", "/projections/{name}/dead-letters", "", 404, "moods");

    for (String path : List.of("/projections?sort=up", "/timezones?sort=up")) {
      HttpResponse<String> answer = api.send("GET", path, "");
      assertThat(answer.statusCode()).isEqualTo(422);
      assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }
  }

  @Test
  void theSettingsAreAsDescribed() {
    api.asDescribed("GET", "/admin/settings", "", 200);
  }
}
