package io.daybook.query.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.deployment.DeploymentEvent.DeploymentCreated;
import io.daybook.deployment.DeploymentEvent.DeploymentDeleted;
import io.daybook.deployment.DeploymentEvent.DeploymentDescriptionChanged;
import io.daybook.deployment.DeploymentEvent.DeploymentPaused;
import io.daybook.deployment.DeploymentEvent.DeploymentScheduleAdded;
import io.daybook.deployment.DeploymentEvent.DeploymentTagsChanged;
import io.daybook.deployment.DeploymentEvent.DeploymentWorkQueueChanged;
import io.daybook.deployment.Schedule;
import io.daybook.flow.FlowEvent.FlowCreated;
import io.daybook.query.projection.Events;
import io.daybook.query.testing.ReadServer;
import io.daybook.query.testing.ReadServer.Answer;
import io.daybook.wire.Json;
import io.daybook.workpool.WorkPoolEvent.WorkPoolCreated;
import io.daybook.workpool.WorkPoolEvent.WorkQueueRenamed;
import io.daybook.workpool.WorkQueueRef;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class SearchHttpTest {
  private static final FlowCreated ETL = Events.flow("etl", "owned");
  private static final FlowCreated BILLING = Events.flow("BillingRun");
  private static final UUID QUEUE = UUID.randomUUID();
  private static final WorkPoolCreated POOL = Events.pool("k8s", QUEUE);
  private static final DeploymentCreated ORDERS =
      Events.deployment(ETL, "etl-orders_daily", "prod", "orders");
  private static final DeploymentCreated CUSTOMERS = Events.deployment(ETL, "customers", "prod");
  private static final DeploymentCreated INVOICES = Events.deployment(BILLING, "Rechnungen-Süd");

  /** Without what the test of pages adds. */
  private static final String THESE = "'flows': {'name': {'any_': ['etl', 'BillingRun']}}";

  private static ReadServer server;

  @BeforeAll
  static void threeDeployments() throws Exception {
    server = new ReadServer();
    server.append(
        ETL,
        BILLING,
        POOL,
        Events.queue(POOL, QUEUE, "slow"),
        ORDERS,
        new DeploymentDescriptionChanged(
            ORDERS.deploymentId(), "Loads <em>orders</em> & their \"lines\" of <script>"),
        new DeploymentWorkQueueChanged(
            ORDERS.deploymentId(),
            new WorkQueueRef(QUEUE, POOL.poolId(), POOL.name(), POOL.type()),
            "slow"),
        new DeploymentScheduleAdded(
            ORDERS.deploymentId(),
            UUID.randomUUID(),
            new Schedule.Cron("0 4 * * *", "UTC", true),
            true,
            null,
            Json.object(),
            null),
        new WorkQueueRenamed(POOL.poolId(), QUEUE, "patient"),
        CUSTOMERS,
        new DeploymentPaused(CUSTOMERS.deploymentId()),
        INVOICES);
  }

  @AfterAll
  static void close() throws Exception {
    server.close();
  }

  @Test
  void theDeploymentIsWhatListsAnswer() throws Exception {
    JsonNode answer = search("{'q': 'daily orders'}");

    assertThat(answer.propertyNames())
        .containsExactly("results", "count", "left_out", "facets", "suggestions", "cursor");
    JsonNode first = answer.path("results").get(0);
    assertThat(first.propertyNames())
        .containsExactly("deployment", "flow_name", "score", "highlights");
    JsonNode listed =
        server
            .post("/deployments/filter", "{\"deployments\":{\"tags\":{\"all_\":[\"orders\"]}}}")
            .json();
    assertThat(first.path("deployment")).isEqualTo(listed.get(0));
    assertThat(first.path("flow_name").asString()).isEqualTo("etl");
    assertThat(first.path("score").doubleValue()).isPositive();
    assertThat(answer.path("count").intValue()).isEqualTo(1);
    assertThat(answer.path("cursor").isNull()).isTrue();
  }

  @Test
  void marksStandInTextsThatAreEscaped() throws Exception {
    JsonNode highlights = search("{'q': 'orders'}").at("/results/0/highlights");

    assertThat(highlights.at("/name/0").asString()).isEqualTo("etl-<em>orders</em>_daily");
    assertThat(highlights.at("/tags").valueStream().map(JsonNode::asString))
        .containsExactly("<em>orders</em>");
    assertThat(highlights.at("/description/0").asString())
        .isEqualTo(
            "Loads &lt;em&gt;<em>orders</em>&lt;&#x2F;em&gt; &amp; their &quot;lines&quot; of"
                + " &lt;script&gt;");
    assertThat(search("{'q': 'billing sud'}").at("/results/0/highlights/name/0").asString())
        .isEqualTo("Rechnungen-<em>Süd</em>");
  }

  @Test
  void facetsCountWhatIsFound() throws Exception {
    String all = "'facets': ['tags','flow','pool','queue','paused','schedule']";

    JsonNode facets = search("{" + THESE + ", " + all + "}").path("facets");
    assertThat(counts(facets, "tags")).containsExactlyInAnyOrder("prod=2", "orders=1");
    assertThat(counts(facets, "flow")).containsExactly("etl=2", "BillingRun=1");
    assertThat(counts(facets, "pool")).containsExactly("k8s=1");
    assertThat(counts(facets, "queue")).containsExactly("patient=1");
    assertThat(counts(facets, "paused")).containsExactly("false=2", "true=1");
    assertThat(counts(facets, "schedule")).containsExactly("none=2", "cron=1");

    JsonNode narrowed =
        search("{'deployments': {'paused': {'eq_': true}}, 'facets': ['tags', 'flow']}");
    assertThat(counts(narrowed.path("facets"), "tags")).containsExactly("prod=1");
    assertThat(counts(narrowed.path("facets"), "flow")).containsExactly("etl=1");
    assertThat(narrowed.path("count").intValue()).isEqualTo(1);
  }

  @Test
  void allFiltersOfListsNarrowASearch() throws Exception {
    assertThat(names("{'q': 'prod', 'work_pools': {'name': {'any_': ['k8s']}}}"))
        .containsExactly("etl-orders_daily");
    assertThat(names("{'q': 'prod', 'flows': {'tags': {'all_': ['owned']}}}")).hasSize(2);
    assertThat(names("{'q': 'prod', 'work_pool_queues': {'name': {'any_': ['patient']}}}"))
        .hasSize(1);
    assertThat(names("{'q': 'prod', 'flow_runs': {'tags': {'all_': ['x']}}}")).isEmpty();
  }

  @Test
  void nothingAskedForIsEverythingByName() throws Exception {
    assertThat(names("{" + THESE + "}"))
        .containsExactly("customers", "etl-orders_daily", "Rechnungen-Süd");
    assertThat(names("{" + THESE + ", 'q': ' ', 'sort': 'NAME_DESC', 'limit': 1}"))
        .containsExactly("Rechnungen-Süd");
    assertThat(search("{" + THESE + ", 'limit': 0}").path("count").intValue()).isEqualTo(3);
  }

  @Test
  void pagesFollowEachOtherThoughOthersWrite() throws Exception {
    List<String> seen = new ArrayList<>();
    FlowCreated many = Events.flow("many");
    server.append(many);
    for (int i = 0; i < 7; i++) {
      server.append(Events.deployment(many, "paged-" + i));
    }
    String cursor = "";
    do {
      JsonNode page = search("{'q': 'paged', 'limit': 3, 'cursor': '" + cursor + "'}");
      page.path("results").forEach(r -> seen.add(r.at("/deployment/name").asString()));
      server.append(Events.deployment(many, "another-" + seen.size()));
      cursor = page.path("cursor").asString("");
    } while (!cursor.isEmpty());

    assertThat(seen).hasSize(7);
    assertThat(new HashSet<>(seen)).hasSize(7);
  }

  @Test
  void thePastIsSearchedAsItWas() throws Exception {
    FlowCreated flow = Events.flow("remembered");
    DeploymentCreated before = Events.deployment(flow, "was-yesterday", "old");
    WorkQueueRef queue = new WorkQueueRef(QUEUE, POOL.poolId(), POOL.name(), POOL.type());
    long position =
        server.append(
            flow, before, new DeploymentWorkQueueChanged(before.deploymentId(), queue, null));
    String mine = "'flows': {'name': {'any_': ['remembered']}}";
    JsonNode then = search("{'q': 'yesterday', 'facets': ['tags', 'queue'], " + mine + "}");
    server.append(
        new DeploymentTagsChanged(before.deploymentId(), List.of("new")),
        new DeploymentDescriptionChanged(before.deploymentId(), "of yesterday"));
    server.append(new DeploymentDeleted(before.deploymentId()));

    JsonNode asOf =
        search(
            "{'q': 'yesterday', 'facets': ['tags', 'queue'], 'as_of': "
                + position
                + ", "
                + mine
                + "}");

    assertThat(search("{'q': 'yesterday', " + mine + "}").path("count").intValue()).isZero();
    assertThat(asOf).isEqualTo(then);
    Answer runs = post("{'as_of': 1, 'flow_runs': {'tags': {'all_': ['x']}}}");
    assertThat(runs.status()).isEqualTo(422);
    assertThat(runs.json().path("detail").asString()).contains("as_of");
  }

  /** Four texts of the body are mapped; what else stands in it may be called anything. */
  @Test
  void noKeyOfABodyKeepsADeploymentFromBeingFound() throws Exception {
    FlowCreated flow = Events.flow("odd");
    ObjectNode odd = Json.object().put("a.", 1).put(".", 2).put(" ", 3).put("description", 4);
    odd.putArray("..").addObject().put("", 5).putObject("x..y").put("version.", 6);
    odd.put("", "a".repeat(40_000));
    DeploymentCreated strange = Events.deployment(flow, "strange-keys", odd);
    server.append(
        flow,
        strange,
        new DeploymentDescriptionChanged(
            strange.deploymentId(), "tiny " + "long".repeat(50_000) + " words".repeat(50_000)));

    JsonNode found = search("{'q': 'strange tiny'}");

    assertThat(found.path("count").intValue()).isEqualTo(1);
    assertThat(found.at("/results/0/deployment/parameters")).isEqualTo(odd);
    assertThat(found.at("/results/0/highlights/description/0").asString())
        .startsWith("<em>tiny</em>");
  }

  @Test
  void aCursorBelongsToItsQuestion() throws Exception {
    String cursor = search("{'q': '', 'limit': 1}").path("cursor").asString();

    Answer other = post("{'q': 'etl', 'cursor': '" + cursor + "'}");
    assertThat(other.status()).isEqualTo(422);
    assertThat(other.json().at("/errors/0/pointer").asString()).isEqualTo("#/cursor");
    assertThat(post("{'cursor': 'x'}").status()).isEqualTo(422);
  }

  @Test
  void whereNothingIsFoundItSuggestsWhatIs() throws Exception {
    JsonNode nothing = search("{'q': 'custommmmers reprot'}");

    assertThat(nothing.path("count").intValue()).isZero();
    assertThat(nothing.path("results").isEmpty()).isTrue();
    String suggestion = nothing.at("/suggestions/0").asString();
    assertThat(suggestion).isEqualTo("etl/customers");
    assertThat(names("{'q': '" + suggestion + "'}")).first().isEqualTo("customers");
    assertThat(search("{'q': 'customers'}").path("suggestions").isEmpty()).isTrue();
  }

  @Test
  void everyErrorOfTheBodyIsNamed() throws Exception {
    Answer refused =
        post("{'q': 5, 'limit': -1, 'sort': 'BEST', 'facets': ['tags', 'colour'], 'flows': 3}");

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().path("title").asString()).isNotEmpty();
    assertThat(refused.json().path("errors").valueStream().map(e -> e.path("pointer").asString()))
        .containsExactlyInAnyOrder("#/q", "#/limit", "#/sort", "#/facets/1", "#/flows");
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void noTextIsAnErrorOrSlow(String q) throws Exception {
    long begin = System.nanoTime();

    Answer answer = server.post("/deployments/search", Json.text(Json.object().put("q", q)));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
  }

  static Stream<String> hostile() {
    String words =
        String.join(" ", Stream.iterate(0, i -> i + 1).limit(2_000).map(i -> "w" + i).toList());
    return Stream.of(
        "a".repeat(10_000),
        words,
        "*".repeat(10_000),
        "?a*b?".repeat(2_000),
        "(((((name:* AND NOT \"x\") OR /.*/ ~2 ^5 [a TO z] {x} \\\\ && || ! + - : \"",
        "{\"match_all\":{}}",
        "'; drop table ledger.event; --",
        "\u0001\u0002\t\n\u0007\u001b[31m",
        "a\u0000b",
        "-",
        "/",
        "a/b/c/d",
        "🚀🚀🚀 🏳️‍🌈",
        "ﷺ".repeat(500),
        "e\u0301".repeat(2_000),
        "\u202e\ufeff\u200b",
        "单".repeat(10_000),
        "aB1".repeat(3_000),
        "a-".repeat(5_000),
        "ﬃ".repeat(8_001));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\ud800", "\\udc00x", "a\\u0000"})
  void evenHalvesOfCharactersAreSearchedFor(String escaped) throws Exception {
    assertThat(server.post("/deployments/search", "{\"q\":\"" + escaped + "\"}").status())
        .isEqualTo(200);
  }

  private static Answer post(String body) throws Exception {
    return server.post("/deployments/search", body.replace('\'', '"'));
  }

  private static JsonNode search(String body) throws Exception {
    Answer answer = post(body);
    assertThat(answer.status()).as("%s", answer.json()).isEqualTo(200);
    return answer.json();
  }

  private static List<String> names(String body) throws Exception {
    return search(body)
        .path("results")
        .valueStream()
        .map(r -> r.at("/deployment/name").asString())
        .toList();
  }

  private static List<String> counts(JsonNode facets, String facet) {
    return facets
        .path(facet)
        .valueStream()
        .map(v -> v.path("value").asString() + "=" + v.path("count").intValue())
        .toList();
  }
}
