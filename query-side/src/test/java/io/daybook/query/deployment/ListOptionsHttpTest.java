package io.daybook.query.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.deployment.DeploymentEvent.DeploymentCreated;
import io.daybook.deployment.DeploymentEvent.DeploymentDeleted;
import io.daybook.deployment.DeploymentEvent.DeploymentTouched;
import io.daybook.deployment.DeploymentEvent.DeploymentWorkQueueChanged;
import io.daybook.deployment.DeploymentJson;
import io.daybook.filter.DeploymentSort;
import io.daybook.flow.FlowEvent.FlowCreated;
import io.daybook.query.projection.Events;
import io.daybook.query.testing.ReadServer;
import io.daybook.query.testing.ReadServer.Answer;
import io.daybook.wire.Json;
import io.daybook.workpool.WorkPoolEvent.WorkPoolCreated;
import io.daybook.workpool.WorkQueueRef;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What lists know beyond Prefect's API, over HTTP. */
class ListOptionsHttpTest {
  private static final FlowCreated ABLE = Events.flow("\u00c4ble");
  private static final FlowCreated BAKER = Events.flow("baker");
  private static final FlowCreated MOVING = Events.flow("moving");
  private static final String FIXED = "\"flows\":{\"name\":{\"any_\":[\"\u00c4ble\",\"baker\"]}}";
  private static final String MOVING_ONLY = "\"flows\":{\"name\":{\"any_\":[\"moving\"]}}";

  private static ReadServer server;

  @BeforeAll
  static void fiveDeploymentsOfTwoFlows() throws Exception {
    server = new ReadServer();
    UUID queue = UUID.randomUUID();
    WorkPoolCreated zoo = Events.pool("zoo", queue);
    UUID other = UUID.randomUUID();
    WorkPoolCreated pool = Events.pool("\u00e4pool", other);
    server.append(BAKER, ABLE, MOVING, zoo, Events.queue(zoo, queue, "default"));
    server.append(pool, Events.queue(pool, other, "default"));
    DeploymentCreated two = Events.deployment(ABLE, "two", "red");
    DeploymentCreated one = Events.deployment(BAKER, "one", "red");
    server.append(Events.deployment(BAKER, "four"));
    server.append(two);
    server.append(one);
    server.append(Events.deployment(ABLE, "three"));
    server.append(Events.deployment(BAKER, "five"));
    server.append(
        new DeploymentWorkQueueChanged(
            two.deploymentId(), new WorkQueueRef(queue, zoo.poolId(), "zoo", "process"), null));
    server.append(
        new DeploymentWorkQueueChanged(
            one.deploymentId(),
            new WorkQueueRef(other, pool.poolId(), "\u00e4pool", "process"),
            null));
    server.post("/deployments/filter", "{}"); // what is kept in memory is there then
  }

  @AfterAll
  static void close() throws Exception {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "CREATED_ASC,'four,two,one,three,five'",
    "UPDATED_ASC,'four,three,five,two,one'",
    "UPDATED_DESC,'one,two,five,three,four'",
  })
  void sortsAscendAsTheyDescend(String sort, String names) throws Exception {
    assertThat(names(list("\"sort\":\"" + sort + "\""))).containsExactly(names.split(","));
  }

  @Test
  void flowsAndPoolsSortAsNamesDo() throws Exception {
    assertThat(flows("FLOW_NAME_ASC")).containsExactly(ABLE, ABLE, BAKER, BAKER, BAKER);
    assertThat(flows("FLOW_NAME_DESC")).containsExactly(BAKER, BAKER, BAKER, ABLE, ABLE);
    assertThat(pools("WORK_POOL_NAME_ASC")).containsExactly("\u00e4pool", "zoo", "", "", "");
    assertThat(pools("WORK_POOL_NAME_DESC")).containsExactly("", "", "", "zoo", "\u00e4pool");
  }

  @Test
  void anUnknownSortIsToldPrefectsFour() throws Exception {
    Answer answer = server.post("/deployments/filter", "{\"sort\":\"NAME\"}");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().at("/exception_detail/0/msg").stringValue())
        .isEqualTo("Input should be 'CREATED_DESC', 'UPDATED_DESC', 'NAME_ASC' or 'NAME_DESC'");
  }

  @ParameterizedTest
  @EnumSource(DeploymentSort.class)
  void cursorsLeadThroughTheWholeListInEverySort(DeploymentSort sort) throws Exception {
    String query = "%s,\"sort\":\"%s\",\"limit\":2".formatted(FIXED, sort);
    List<String> whole = names(list("\"sort\":\"" + sort + "\""));

    List<String> listed = new ArrayList<>();
    List<String> paged = new ArrayList<>();
    String cursor = "";
    while (cursor != null) {
      Answer list = ask("filter", "%s,\"cursor\":\"%s\"".formatted(query, cursor));
      Answer page = ask("paginate", "%s,\"cursor\":\"%s\"".formatted(query, cursor));
      listed.addAll(names(list.json()));
      paged.addAll(names(page.json().path("results")));
      cursor = list.header("Daybook-Cursor").orElse(null);
      assertThat(page.json().path("cursor").stringValue(null)).isEqualTo(cursor);
      assertThat(page.json().path("count").intValue()).isEqualTo(5);
      assertThat(page.json().path("pages").intValue()).isEqualTo(3);
      assertThat(page.json().path("page").isNull()).isTrue();
    }

    assertThat(listed).isEqualTo(whole);
    assertThat(paged).isEqualTo(whole);
  }

  @Test
  void theEndIsKnownEvenIfTheLastPageIsFull() throws Exception {
    Answer whole = ask("paginate", FIXED + ",\"limit\":5,\"cursor\":\"\"");
    Answer none = ask("filter", "\"flows\":{\"name\":{\"any_\":[\"nobody\"]}},\"cursor\":\"\"");

    assertThat(whole.json().path("results").size()).isEqualTo(5);
    assertThat(whole.json().path("cursor").isNull()).isTrue();
    assertThat(whole.requests()).isEqualTo(1);
    assertThat(none.text()).isEqualTo("[]");
    assertThat(none.header("Daybook-Cursor")).isEmpty();
  }

  @Test
  void whatIsWrittenBetweenPagesMovesNobody() throws Exception {
    List<DeploymentCreated> all =
        IntStream.range(0, 9).mapToObj(i -> Events.deployment(MOVING, "m" + i)).toList();
    for (DeploymentCreated each : all) {
      server.append(each);
    }
    String query = MOVING_ONLY + ",\"sort\":\"NAME_ASC\",\"limit\":3,\"cursor\":\"%s\"";
    Answer first = ask("filter", query.formatted(""));
    String cursor = first.header("Daybook-Cursor").orElseThrow();

    DeploymentCreated before = Events.deployment(MOVING, "a");
    DeploymentCreated behind = Events.deployment(MOVING, "m4b");
    server.append(before, behind);
    server.append(new DeploymentDeleted(all.get(2).deploymentId())); // the cursor's own row
    server.append(new DeploymentDeleted(all.get(0).deploymentId()));
    server.append(new DeploymentDeleted(all.get(5).deploymentId()));
    Answer second = ask("filter", query.formatted(cursor));
    Answer again = ask("filter", query.formatted(cursor));
    Answer third = ask("filter", query.formatted(second.header("Daybook-Cursor").orElseThrow()));

    assertThat(names(first.json())).containsExactly("m0", "m1", "m2");
    assertThat(names(second.json())).containsExactly("m3", "m4", "m4b");
    assertThat(again.text()).isEqualTo(second.text());
    assertThat(names(third.json())).containsExactly("m6", "m7", "m8");
    assertThat(third.header("Daybook-Cursor")).isEmpty();
  }

  @Test
  void aRowThatMovesToTheFrontIsNotReadAgain() throws Exception {
    FlowCreated flow = Events.flow("touched");
    List<DeploymentCreated> all =
        IntStream.range(0, 4).mapToObj(i -> Events.deployment(flow, "t" + i)).toList();
    server.append(flow);
    for (DeploymentCreated each : all) {
      server.append(each);
    }
    String query =
        "\"flows\":{\"name\":{\"any_\":[\"touched\"]}},\"sort\":\"UPDATED_DESC\",\"limit\":2,"
            + "\"cursor\":\"%s\"";
    Answer first = ask("filter", query.formatted(""));

    server.append(new DeploymentTouched(all.get(2).deploymentId()));
    Answer second = ask("filter", query.formatted(first.header("Daybook-Cursor").orElseThrow()));

    assertThat(names(first.json())).containsExactly("t3", "t2");
    assertThat(names(second.json())).containsExactly("t1", "t0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "filter|\"cursor\":5|cursor",
        "filter|\"cursor\":\"x\"|cursor",
        "filter|\"cursor\":\"\",\"offset\":1|cursor",
        "filter|\"cursor\":\"\",\"limit\":0|cursor",
        "paginate|\"cursor\":\"\",\"page\":2|cursor",
        "paginate|\"cursor\":\"eyJhIjoxfQ\"|cursor",
        "paginate|\"fields\":\"id\"|fields",
        "filter|\"fields\":[]|fields",
        "filter|\"fields\":[\"id\",\"nmae\"]|fields",
        "paginate|\"exact\":\"perhaps\"|exact",
        "count|\"exact\":[]|exact",
      })
  void whatCannotBeMeantIsRefusedInPrefectsShape(String path, String body, String key)
      throws Exception {
    Answer answer = ask(path, body);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().path("exception_message").stringValue())
        .isEqualTo("Invalid request received.");
    assertThat(answer.json().at("/exception_detail/0/loc/1").stringValue()).isEqualTo(key);
    assertThat(answer.json().path("request_body")).isEqualTo(Json.parse("{" + body + "}"));
  }

  @Test
  void aCursorOfAnotherQueryIsRefused() throws Exception {
    String cursor =
        ask("filter", FIXED + ",\"limit\":1,\"cursor\":\"\"")
            .header("Daybook-Cursor")
            .orElseThrow();

    assertThat(ask("paginate", FIXED + ",\"limit\":3,\"cursor\":\"" + cursor + "\"").status())
        .isEqualTo(200);
    assertThat(ask("filter", "\"cursor\":\"" + cursor + "\"").status()).isEqualTo(422);
    Answer sorted =
        ask("filter", FIXED + ",\"sort\":\"CREATED_ASC\",\"cursor\":\"" + cursor + "\"");
    assertThat(sorted.status()).isEqualTo(422);
    assertThat(sorted.json().at("/exception_detail/0/msg").stringValue())
        .contains("other filters or another sort");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[\"id\"]",
        "[\"name\",\"id\",\"name\"]",
        "[\"status\"]",
        "[\"schedules\",\"global_concurrency_limit\",\"tags\"]",
        "[\"enforce_parameter_schema\",\"work_queue_name\",\"parameters\"]"
      })
  void onlyTheFieldsAskedForAreAnswered(String fields) throws Exception {
    JsonNode whole = ask("filter", FIXED).json();
    List<String> asked =
        DeploymentJson.KEYS.stream().filter(key -> fields.contains("\"" + key + "\"")).toList();

    Answer light = ask("filter", FIXED + ",\"fields\":" + fields);
    Answer page = ask("paginate", FIXED + ",\"fields\":" + fields);

    List<ObjectNode> expected =
        whole.valueStream().map(row -> ((ObjectNode) row).deepCopy().retain(asked)).toList();
    assertThat(light.text()).isEqualTo(Json.text(expected));
    assertThat(page.text()).startsWith("{\"results\":" + light.text() + ",\"count\":5,");
  }

  @Test
  void theKeysThatMayBeAskedForAreThoseOfTheAnswer() throws Exception {
    JsonNode row = ask("filter", FIXED).json().get(0);
    String every = Json.text(DeploymentJson.KEYS);

    assertThat(row.propertyNames()).containsExactlyElementsOf(DeploymentJson.KEYS);
    assertThat(ask("filter", FIXED + ",\"fields\":" + every).text())
        .isEqualTo(ask("filter", FIXED).text());
  }

  @Test
  void aCountMaySayHowFarItWent() throws Exception {
    Answer plain = ask("count", FIXED);
    Answer capped = ask("count", FIXED + ",\"exact\":false");
    JsonNode page = ask("paginate", FIXED + ",\"exact\":false").json();

    assertThat(plain.header("Daybook-Count-Exact")).isEmpty();
    assertThat(capped.text()).isEqualTo("5");
    assertThat(capped.header("Daybook-Count-Exact")).hasValue("true");
    assertThat(page.path("count").intValue()).isEqualTo(5);
    assertThat(page.path("exact").booleanValue()).isTrue();
    assertThat(ask("paginate", FIXED).json().propertyNames())
        .containsExactly("results", "count", "limit", "pages", "page");
  }

  private static Answer ask(String path, String members) throws Exception {
    return server.post("/deployments/" + path, "{" + members + "}");
  }

  private static JsonNode list(String members) throws Exception {
    return ask("filter", FIXED + "," + members).json();
  }

  private static List<FlowCreated> flows(String sort) throws Exception {
    return list("\"sort\":\"" + sort + "\"")
        .valueStream()
        .map(row -> row.path("flow_id").stringValue())
        .map(id -> id.equals(ABLE.flowId().toString()) ? ABLE : BAKER)
        .toList();
  }

  private static List<String> pools(String sort) throws Exception {
    return list("\"sort\":\"" + sort + "\"")
        .valueStream()
        .map(row -> row.path("work_pool_name").stringValue(""))
        .toList();
  }

  private static List<String> names(JsonNode rows) {
    return rows.valueStream().map(row -> row.path("name").stringValue()).toList();
  }
}
