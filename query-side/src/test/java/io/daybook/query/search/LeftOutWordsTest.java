package io.daybook.query.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.deployment.DeploymentEvent.DeploymentCreated;
import io.daybook.deployment.DeploymentEvent.DeploymentDescriptionChanged;
import io.daybook.flow.FlowEvent.FlowCreated;
import io.daybook.query.projection.Events;
import io.daybook.query.testing.ReadServer;
import io.daybook.query.testing.ReadServer.Answer;
import io.daybook.wire.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Words that tell nothing, and words that nothing has: they do not empty the answer. */
class LeftOutWordsTest {
  private static final FlowCreated LEDGER = Events.flow("ledger-reconciliation");
  private static final DeploymentCreated MONTHLY = Events.deployment(LEDGER, "month-end", "sox");
  private static final FlowCreated SHOW = Events.flow("show-me");
  private static final FlowCreated NAMELESS = Events.flow("nameless");
  private static final FlowCreated ORDERS = Events.flow("OrdersPipeline");

  private static ReadServer server;

  /** The word "the" is in a single name, and nothing has a basilisk or a wyvern. */
  @BeforeAll
  static void someDeployments() throws Exception {
    server = new ReadServer();
    server.append(
        LEDGER,
        MONTHLY,
        new DeploymentDescriptionChanged(MONTHLY.deploymentId(), "Closes a month in November"),
        Events.deployment(LEDGER, "quarter-end", "sox", "slow"),
        SHOW,
        Events.deployment(SHOW, "default"),
        NAMELESS,
        Events.deployment(NAMELESS, "the"),
        Events.deployment(NAMELESS, "订单同步"),
        ORDERS,
        Events.deployment(ORDERS, "daily"),
        Events.deployment(Events.flow("orders"), "hourly"));
  }

  @AfterAll
  static void close() throws Exception {
    server.close();
  }

  @Test
  void wordsThatTellNothingNeedNotBeFound() throws Exception {
    JsonNode answer = search("the ledger flow");

    assertThat(FoundNames.of(answer))
        .containsExactly("ledger-reconciliation/month-end", "ledger-reconciliation/quarter-end");
    assertThat(leftOut(answer)).containsExactly("the=no_weight", "flow=no_weight");
    assertThat(search("ledger month").path("left_out").isEmpty()).isTrue();
  }

  @Test
  void wordsThatNothingHasAreLeftOut() throws Exception {
    JsonNode answer = search("wyvern ledger basilisk", b -> b.withArray("facets").add("tags"));

    assertThat(FoundNames.of(answer)).hasSize(2);
    assertThat(answer.path("count").intValue()).isEqualTo(2);
    assertThat(leftOut(answer)).containsExactly("wyvern=unknown", "basilisk=unknown");
    assertThat(answer.at("/results/0/highlights/flow_name/0").asString())
        .isEqualTo("<em>ledger</em>-reconciliation");
    assertThat(answer.at("/facets/tags/0/count").intValue()).isEqualTo(2);
    assertThat(answer.path("suggestions").isEmpty()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"basilisk", "basilisk wyvern", "x7q9 Basilisk-Wyvern", "\"basilisk\" (wyvern)!"})
  void whereThatIsAllTheAnswerIsEmptyAndSaysWhy(String q) throws Exception {
    JsonNode answer = search(q);

    assertThat(answer.path("count").intValue()).isZero();
    assertThat(answer.path("results").isEmpty()).isTrue();
    assertThat(leftOut(answer))
        .hasSameSizeAs(Asked.of(q).words())
        .allMatch(word -> word.endsWith("=unknown"));
  }

  @ParameterizedTest
  @CsvSource({
    "the ledger recociliation, ledger-reconciliation/month-end, the=no_weight",
    "the ledgers, ledger-reconciliation/month-end, the=no_weight",
    "basilisk ledgr, ledger-reconciliation/month-end, basilisk=unknown",
    "ledger ordres, ledger-reconciliation/month-end, ordres=unknown",
    "show me the orders pipeline, OrdersPipeline/daily, show=no_weight me=no_weight the=no_weight"
        + " pipeline=no_weight",
    "the orders, orders/hourly, the=no_weight",
    "ledger-basilisk, ledger-reconciliation/month-end, basilisk=unknown",
    "ledger_flow, ledger-reconciliation/month-end, flow=no_weight",
    "LedgerBasilisk, ledger-reconciliation/month-end, Basilisk=unknown",
    "OrdersDailyJob, OrdersPipeline/daily, Job=no_weight",
    "a8f3c2 ledger, ledger-reconciliation/month-end, a8f3c2=unknown",
    "ledger 4711, ledger-reconciliation/month-end, 4711=unknown",
    "订单同步 basilisk, nameless/订单同步, basilisk=unknown",
    "订单basilisk, nameless/订单同步, basilisk=unknown",
    "'\"basilisk\", ledger?', ledger-reconciliation/month-end, basilisk=unknown",
    "ledger's month, ledger-reconciliation/month-end, s=no_weight",
    "ledger/basilisk, ledger-reconciliation/month-end, basilisk=unknown",
    "ledger reconciliation quarter end basilisk, ledger-reconciliation/quarter-end,"
        + " basilisk=unknown",
    "ledger zq, ledger-reconciliation/month-end, zq=unknown",
    "订同步 basilisk, nameless/订单同步, basilisk=unknown",
    "show-mee basilisk, show-me/default, show=no_weight basilisk=unknown",
    "ordres recociliation, ledger-reconciliation/month-end, ordres=unknown"
  })
  void theOthersAreFoundAsIfTheyWereAlone(String q, String first, String leftOut) throws Exception {
    JsonNode answer = search(q);

    assertThat(FoundNames.of(answer)).first().isEqualTo(first);
    assertThat(leftOut(answer)).containsExactly(leftOut.split(" "));
  }

  @Test
  void namesMayBeNothingElse() throws Exception {
    for (String q : List.of("show-me", "show me", "ShowMe", "me show")) {
      assertThat(FoundNames.of(search(q))).as(q).first().isEqualTo("show-me/default");
      assertThat(search(q).path("left_out").isEmpty()).as(q).isTrue();
    }
    assertThat(FoundNames.of(search("the"))).containsExactly("nameless/the");
    assertThat(FoundNames.of(search("nameless/the"))).first().isEqualTo("nameless/the");
    assertThat(FoundNames.of(search("show me the default"))).first().isEqualTo("show-me/default");
  }

  @Test
  void aWordThatIsBeingTypedIsNotUnknown() throws Exception {
    for (String q : List.of("the ledger reco", "ledger mon", "month le", "month t")) {
      JsonNode answer = search(q);
      assertThat(FoundNames.of(answer)).as(q).first().isEqualTo("ledger-reconciliation/month-end");
      assertThat(leftOut(answer)).as(q).noneMatch(word -> word.endsWith("=unknown"));
    }
    JsonNode answer = search("ledger pipel");
    assertThat(FoundNames.of(answer)).hasSize(2);
    assertThat(leftOut(answer)).containsExactly("pipel=no_weight");
  }

  @Test
  void whatThereIsElsewhereIsAskedFor() throws Exception {
    JsonNode answer = search("ledger hourly");

    assertThat(answer.path("count").intValue()).isZero();
    assertThat(answer.path("left_out").isEmpty()).isTrue();
    assertThat(answer.path("suggestions").isEmpty()).isFalse();
  }

  @Test
  void whatTheFiltersHideIsUnknown() throws Exception {
    JsonNode answer =
        search(
            "ledger hourly",
            b -> b.withArray("/flows/name/any_").add("ledger-reconciliation").add("nameless"));

    assertThat(FoundNames.of(answer)).hasSize(2);
    assertThat(leftOut(answer)).containsExactly("hourly=unknown");
  }

  @Test
  void whatCameLaterIsUnknownThen() throws Exception {
    FlowCreated flow = Events.flow("kettle");
    long then = server.append(flow, Events.deployment(flow, "boiling"));
    Consumer<ObjectNode> filter = b -> b.withArray("/flows/name/any_").add("kettle");
    JsonNode before = search("boiling griffin", filter);
    server.append(Events.deployment(flow, "griffin"));

    JsonNode asOf = search("boiling griffin", filter.andThen(b -> b.put("as_of", then)));

    assertThat(FoundNames.of(before)).containsExactly("kettle/boiling");
    assertThat(asOf).isEqualTo(before);
    assertThat(leftOut(asOf)).containsExactly("griffin=unknown");
    assertThat(search("boiling griffin", filter).path("count").intValue()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"paged chimera", "pagde", "the paged pages chimera NAME_DESC"})
  void allPagesReadTheTextInTheSameWay(String q) throws Exception {
    FlowCreated flow = Events.flow("paged " + q.hashCode());
    server.append(flow);
    for (int i = 0; i < 5; i++) {
      server.append(Events.deployment(flow, "paged-pages-" + i));
    }
    Consumer<ObjectNode> page =
        b -> b.put("limit", 2).withArray("/flows/name/any_").add(flow.name());
    List<String> seen = new ArrayList<>();
    List<List<String>> leftOut = new ArrayList<>();
    String cursor = "";
    do {
      String from = cursor;
      JsonNode answer = search(q, page.andThen(b -> b.put("cursor", from)));
      seen.addAll(FoundNames.of(answer));
      leftOut.add(leftOut(answer));
      server.append(
          Events.deployment(flow, "zz paged chimera pages pagde NAME_DESC " + seen.size()));
      cursor = answer.path("cursor").asString("");
    } while (!cursor.isEmpty() && seen.size() < 20);

    assertThat(seen).contains(flow.name() + "/paged-pages-4").doesNotHaveDuplicates();
    assertThat(leftOut.stream().distinct()).hasSize(1);
  }

  @Test
  void aCursorGoesOnInAnotherSort() throws Exception {
    Consumer<ObjectNode> page = b -> b.put("limit", 1).put("sort", "NAME_DESC");
    JsonNode first = search("the ledger basilisk", page);
    String cursor = first.path("cursor").asString();

    JsonNode second = search("the ledger basilisk", page.andThen(b -> b.put("cursor", cursor)));

    assertThat(FoundNames.of(first)).containsExactly("ledger-reconciliation/quarter-end");
    assertThat(FoundNames.of(second)).containsExactly("ledger-reconciliation/month-end");
    assertThat(second.path("left_out")).isEqualTo(first.path("left_out"));
    assertThat(second.path("cursor").isNull()).isTrue();
  }

  @Test
  void ofTwoHundredWordsTheFirstAreLookedFor() throws Exception {
    String[] words = new String[200];
    Arrays.setAll(words, i -> i % 3 == 0 ? "basilisk" + i : i % 3 == 1 ? "ledger" : "month");

    JsonNode answer = search(String.join(" ", words));

    assertThat(FoundNames.of(answer)).first().isEqualTo("ledger-reconciliation/month-end");
    assertThat(leftOut(answer)).hasSize(Asked.MOST_WORDS / 3).contains("basilisk0=unknown");
  }

  /** What is found at once costs one request, with whatever it was asked. */
  @Test
  void whatIsFoundAtOnceIsAskedForOnce() throws Exception {
    int plain = requests("ledger");

    assertThat(requests("show me the ledger flow")).isEqualTo(plain);
    assertThat(requests("ledger reconciliation month end")).isEqualTo(plain);
    assertThat(requests("ledger basilisk")).isEqualTo(plain + 3);
  }

  private static int requests(String q) throws Exception {
    return post(q, b -> {}).requests();
  }

  private static Answer post(String q, Consumer<ObjectNode> more) throws Exception {
    ObjectNode body = Json.object().put("q", q);
    more.accept(body);
    return server.post("/deployments/search", Json.text(body));
  }

  private static JsonNode search(String q) throws Exception {
    return search(q, b -> {});
  }

  private static JsonNode search(String q, Consumer<ObjectNode> more) throws Exception {
    Answer answer = post(q, more);
    assertThat(answer.status()).as("%s: %s", q, answer.text()).isEqualTo(200);
    return answer.json();
  }

  private static List<String> leftOut(JsonNode answer) {
    return answer
        .path("left_out")
        .valueStream()
        .map(w -> w.path("word").asString() + "=" + w.path("reason").asString())
        .toList();
  }
}
