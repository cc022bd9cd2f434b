package io.daybook.query.deployment;

import static io.daybook.query.deployment.FiveDeployments.ABLE;
import static io.daybook.query.deployment.FiveDeployments.BAKER;
import static io.daybook.query.deployment.FiveDeployments.FIXED;
import static io.daybook.query.deployment.FiveDeployments.names;
import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.deployment.DeploymentJson;
import io.daybook.flow.FlowEvent.FlowCreated;
import io.daybook.query.testing.ReadServer.Answer;
import io.daybook.wire.Json;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What lists know beyond Prefect's API, over HTTP. */
class ListOptionsHttpTest {
  private static FiveDeployments five;

  @BeforeAll
  static void start() throws Exception {
    five = new FiveDeployments();
  }

  @AfterAll
  static void close() throws Exception {
    five.close();
  }

  @ParameterizedTest
  @CsvSource({
    "CREATED_ASC,'four,two,one,three,five'",
    "UPDATED_ASC,'four,three,five,two,one'",
    "UPDATED_DESC,'one,two,five,three,four'",
  })
  void sortsAscendAsTheyDescend(String sort, String names) throws Exception {
    assertThat(names(five.list("\"sort\":\"" + sort + "\""))).containsExactly(names.split(","));
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
    Answer answer = five.ask("filter", "\"sort\":\"NAME\"");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().at("/exception_detail/0/msg").stringValue())
        .isEqualTo("Input should be 'CREATED_DESC', 'UPDATED_DESC', 'NAME_ASC' or 'NAME_DESC'");
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
    Answer answer = five.ask(path, body);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().path("exception_message").stringValue())
        .isEqualTo("Invalid request received.");
    assertThat(answer.json().at("/exception_detail/0/loc/1").stringValue()).isEqualTo(key);
    assertThat(answer.json().path("request_body")).isEqualTo(Json.parse("{" + body + "}"));
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
    JsonNode whole = five.ask("filter", FIXED).json();
    List<String> asked =
        DeploymentJson.KEYS.stream().filter(key -> fields.contains("\"" + key + "\"")).toList();

    Answer light = five.ask("filter", FIXED + ",\"fields\":" + fields);
    Answer page = five.ask("paginate", FIXED + ",\"fields\":" + fields);

    List<ObjectNode> expected =
        whole.valueStream().map(row -> ((ObjectNode) row).deepCopy().retain(asked)).toList();
    assertThat(light.text()).isEqualTo(Json.text(expected));
    assertThat(page.text()).startsWith("{\"results\":" + light.text() + ",\"count\":5,");
  }

  @Test
  void theKeysThatMayBeAskedForAreThoseOfTheAnswer() throws Exception {
    JsonNode row = five.ask("filter", FIXED).json().get(0);
    String every = Json.text(DeploymentJson.KEYS);

    assertThat(row.propertyNames()).containsExactlyElementsOf(DeploymentJson.KEYS);
    assertThat(five.ask("filter", FIXED + ",\"fields\":" + every).text())
        .isEqualTo(five.ask("filter", FIXED).text());
  }

  @Test
  void aCountMaySayHowFarItWent() throws Exception {
    Answer plain = five.ask("count", FIXED);
    Answer capped = five.ask("count", FIXED + ",\"exact\":false");
    JsonNode page = five.ask("paginate", FIXED + ",\"exact\":false").json();

    assertThat(plain.header("Daybook-Count-Exact")).isEmpty();
    assertThat(capped.text()).isEqualTo("5");
    assertThat(capped.header("Daybook-Count-Exact")).hasValue("true");
    assertThat(page.path("count").intValue()).isEqualTo(5);
    assertThat(page.path("exact").booleanValue()).isTrue();
    assertThat(five.ask("paginate", FIXED).json().propertyNames())
        .containsExactly("results", "count", "limit", "pages", "page");
  }

  private static List<FlowCreated> flows(String sort) throws Exception {
    return five.list("\"sort\":\"" + sort + "\"")
        .valueStream()
        .map(row -> row.path("flow_id").stringValue())
        .map(id -> id.equals(ABLE.flowId().toString()) ? ABLE : BAKER)
        .toList();
  }

  private static List<String> pools(String sort) throws Exception {
    return five.list("\"sort\":\"" + sort + "\"")
        .valueStream()
        .map(row -> row.path("work_pool_name").stringValue(""))
        .toList();
  }
}
