package io.daybook.query.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.concurrency.ConcurrencyLimitEvent.ConcurrencyLimitChanged;
import io.daybook.concurrency.ConcurrencyLimitEvent.ConcurrencyLimitCreated;
import io.daybook.deployment.DeploymentEvent.DeploymentConcurrencyLimitChanged;
import io.daybook.deployment.DeploymentEvent.DeploymentCreated;
import io.daybook.deployment.DeploymentEvent.DeploymentDeleted;
import io.daybook.deployment.DeploymentEvent.DeploymentParametersChanged;
import io.daybook.deployment.DeploymentEvent.DeploymentPaused;
import io.daybook.deployment.DeploymentEvent.DeploymentResumed;
import io.daybook.deployment.DeploymentEvent.DeploymentTagsChanged;
import io.daybook.deployment.DeploymentEvent.DeploymentWorkQueueChanged;
import io.daybook.flow.FlowEvent.FlowCreated;
import io.daybook.flow.FlowEvent.FlowTagsChanged;
import io.daybook.ledger.Actor;
import io.daybook.ledger.EventMetadata;
import io.daybook.query.projection.Events;
import io.daybook.query.testing.ReadServer;
import io.daybook.query.testing.ReadServer.Answer;
import io.daybook.wire.Json;
import io.daybook.workpool.WorkPoolEvent.WorkPoolCreated;
import io.daybook.workpool.WorkPoolEvent.WorkQueueRenamed;
import io.daybook.workpool.WorkQueueRef;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/**
 * The history of two deployments of flow "etl", told in revisions such as {@code nightly 2}: one
 * that moves between regions, queues and limits, and one that is deleted and made again.
 */
class HistoryHttpTest {
  private static final FlowCreated ETL = Events.flow("etl", "gold");
  private static final UUID QUEUE = UUID.randomUUID();
  private static final WorkPoolCreated POOL = Events.pool("pool", QUEUE);
  private static final UUID LIMIT = UUID.randomUUID();
  private static final DeploymentCreated NIGHTLY =
      Events.deployment(ETL, "nightly", Json.object().put("region", "eu"), "red");
  private static final DeploymentCreated FIRST = Events.deployment(ETL, "reborn", "blue");
  private static final DeploymentCreated SECOND = Events.deployment(ETL, "reborn", "blue");
  private static final UUID ID = NIGHTLY.deploymentId();

  private static ReadServer server;
  private static long moved;

  @BeforeAll
  static void twoDeploymentsWithAPast() throws Exception {
    server = new ReadServer();
    server.tell(by("ada", true, "UpdateDeployment", "curl/8", null));
    server.append(
        ETL,
        POOL,
        Events.queue(POOL, QUEUE, "slow"),
        new ConcurrencyLimitCreated(LIMIT, "licences", 5, true, 0));
    server.append(NIGHTLY);
    server.tell(by("bob", false, "UpdateDeployment", "Prefect/3", "moved to the States"));
    moved =
        server.append(
            new DeploymentParametersChanged(ID, Json.object().put("region", "us")),
            new DeploymentWorkQueueChanged(ID, queue(), "slow"),
            new DeploymentConcurrencyLimitChanged(ID, LIMIT));
    server.append(
        new WorkQueueRenamed(POOL.poolId(), QUEUE, "fast"),
        new ConcurrencyLimitChanged(LIMIT, 7),
        new FlowTagsChanged(ETL.flowId(), List.of("silver")));
    server.tell(by("ada", true, "PauseDeployment", "curl/8", "quiet, please"));
    server.append(new DeploymentPaused(ID));
    server.append(new DeploymentResumed(ID));
    server.append(FIRST);
    server.append(new DeploymentDeleted(FIRST.deploymentId()));
    server.append(SECOND, new DeploymentTagsChanged(SECOND.deploymentId(), List.of("green")));
  }

  private static EventMetadata by(
      String actor, boolean verified, String command, String client, @Nullable String reason) {
    return new EventMetadata(
        new Actor(actor, "USER", actor, verified),
        "r-" + actor,
        client,
        null,
        "::1",
        reason,
        command);
  }

  private static WorkQueueRef queue() {
    return new WorkQueueRef(QUEUE, POOL.poolId(), POOL.name(), "process");
  }

  @AfterAll
  static void close() throws Exception {
    server.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}|reborn 1, reborn 2, reborn 1, nightly 4, nightly 3, nightly 2, nightly 1",
        "{'sort': 'AT_ASC', 'limit': 2}|nightly 1, nightly 2",
        "{'sort': 'DEPLOYMENT_NAME_DESC', 'limit': 3}|reborn 1, reborn 2, reborn 1",
        "{'sort': 'FLOW_NAME_ASC', 'limit': 1}|reborn 1",
        "{'offset': 5}|nightly 2, nightly 1",
        "{'limit': 0}|",
        "{'history': {'actor': {'any_': ['bob']}}}|nightly 2",
        "{'history': {'verified': {'eq_': false}}}|nightly 2",
        "{'history': {'action': {'any_': ['PAUSED', 'DELETED']}}}|reborn 2, nightly 3",
        "{'history': {'action': {'not_any_': ['CREATED']}}}|reborn 2, nightly 4, nightly 3, nightly"
            + " 2",
        "{'history': {'command': {'any_': ['Nothing']}}}|",
        "{'history': {'field': {'any_': ['parameters']}}}|nightly 2",
        "{'history': {'field': {'any_': ['parameters.region']}}}|nightly 2",
        "{'history': {'old_value': {'field': 'parameters.region', 'any_': ['eu']}}}|nightly 2",
        "{'history': {'new_value': {'any_': ['us']}}}|nightly 2",
        "{'history': {'new_value': {'field': 'paused', 'any_': [true]}}}|nightly 3",
        "{'history': {'new_value': {'field': 'tags', 'any_': ['green']}}}|reborn 1",
        "{'history': {'at': {'before_': '2000-01-01'}}}|",
        "{'history': {'request_id': {'any_': ['r-bob']}}}|nightly 2",
        "{'history': {'client': {'like_': 'PREFECT'}}}|nightly 2",
        "{'history': {'address': {'any_': ['::2']}}}|",
        "{'history': {'reason': {'like_': 'quiet%ple'}}, 'limit': 1}|reborn 1",
        "{'history': {'text': {'query': 'states'}}}|nightly 2",
        "{'history': {'text': {'query': 'us -eu'}}}|",
        "{'history': {'text': {'query': '\\\"to the States\\\"'}}}|nightly 2",
        "{'history': {'operator': 'or_', 'actor': {'any_': ['bob']},"
            + " 'action': {'any_': ['DELETED']}}}|reborn 2, nightly 2",
        "{'deployments': {'name': {'like_': 'NIGHT'}}, 'limit': 1}|nightly 4",
        "{'deployments': {'tags': {'all_': ['blue']}}}|reborn 2, reborn 1",
        "{'deployments': {'paused': {'eq_': true}}}|nightly 3",
        "{'flows': {'name': {'any_': ['etl']}}, 'limit': 1}|reborn 1",
        "{'flows': {'tags': {'all_': ['gold']}}}|nightly 2, nightly 1",
        "{'flows': {'tags': {'all_': ['silver']}}, 'limit': 2}|reborn 1, reborn 2",
        "{'work_pools': {'name': {'any_': ['pool']}}}|nightly 4, nightly 3, nightly 2",
        "{'work_pool_queues': {'name': {'any_': ['slow']}}}|nightly 2",
        "{'work_pool_queues': {'name': {'any_': ['fast']}}}|nightly 4, nightly 3",
      })
  void changesAreFoundByWhatTheyDidAndByWhatThereWas(String body, String found) throws Exception {
    Answer list = server.post("/deployments/history/filter", body.replace('\'', '"'));

    assertThat(list.status()).as(list.json().toString()).isEqualTo(200);
    assertThat(String.join(", ", told(list.json()))).isEqualTo(found == null ? "" : found);
    if (!body.contains("limit") && !body.contains("offset")) {
      Answer count = server.post("/deployments/history/count", body.replace('\'', '"'));
      assertThat(count.json().intValue()).isEqualTo(told(list.json()).size());
    }
  }

  @Test
  void aRecordTellsEverythingOfAChange() throws Exception {
    JsonNode record = server.get("/deployments/" + ID + "/history/2").json();

    assertThat(record.path("position").longValue()).isEqualTo(moved);
    assertThat(record.path("first_position").longValue()).isEqualTo(moved - 2);
    assertThat(record.path("action").asString()).isEqualTo("UPDATED");
    assertThat(record.path("command").asString()).isEqualTo("UpdateDeployment");
    assertThat(record.at("/actor/verified").booleanValue()).isFalse();
    assertThat(record.path("reason").asString()).isEqualTo("moved to the States");
    assertThat(record.path("changed_fields"))
        .extracting(JsonNode::stringValue)
        .contains("parameters", "parameters.region", "work_pool_name", "concurrency_limit_id");
    assertThat(record.path("changes").get(0))
        .isEqualTo(Json.parse("{\"field\":\"parameters.region\",\"from\":\"eu\",\"to\":\"us\"}"));
    assertThat(record.path("patch").toString())
        .contains("{\"op\":\"replace\",\"path\":\"/parameters/region\",\"value\":\"us\"}");
  }

  @Test
  void theDeploymentOfARecordIsWholeAsItWasThen() throws Exception {
    JsonNode then = server.get("/deployments/" + ID + "/history/2").json().path("deployment");
    JsonNode later = server.get("/deployments/" + ID + "/history/4").json().path("deployment");

    assertThat(then.path("work_queue_name").asString()).isEqualTo("slow");
    assertThat(then.at("/global_concurrency_limit/limit").intValue()).isEqualTo(5);
    assertThat(later.path("work_queue_name").asString()).isEqualTo("fast");
    assertThat(later.at("/global_concurrency_limit/limit").intValue()).isEqualTo(7);
    assertThat(later).isEqualTo(server.get("/deployments/" + ID).json());
  }

  @Test
  void aCreationAndADeletionAreWholePatches() throws Exception {
    String path = "/deployments/" + FIRST.deploymentId() + "/history/";
    JsonNode created = server.get(path + 1).json();
    JsonNode deleted = server.get(path + 2).json();

    assertThat(created.path("changes")).isEmpty();
    assertThat(created.at("/patch/0/op").asString()).isEqualTo("add");
    assertThat(created.at("/patch/0/value/name").asString()).isEqualTo("reborn");
    assertThat(created.at("/deployment/name").asString()).isEqualTo("reborn");
    assertThat(deleted.at("/patch/0/op").asString()).isEqualTo("remove");
    assertThat(deleted.path("deployment").isNull()).isTrue();
  }

  @Test
  void theHistoryOfADeploymentIsNewestFirstAndGoesOn() throws Exception {
    String path = "/deployments/" + ID + "/history?limit=3";
    JsonNode newest = server.get(path).json();
    String cursor = newest.path("cursor").asString();
    JsonNode rest = server.get(path + "&cursor=" + cursor).json();

    assertThat(told(newest)).containsExactly("nightly 4", "nightly 3", "nightly 2");
    assertThat(told(rest)).containsExactly("nightly 1");
    assertThat(rest.path("cursor").isNull()).isTrue();
  }

  @Test
  void bothLivesOfADeploymentShowUnderItsFlowAndName() throws Exception {
    String names =
        "{'deployments': {'name': {'any_': ['reborn']}}, 'flows': {'name': {'any_': ['etl']}}}";
    JsonNode lives = server.post("/deployments/history/filter", names.replace('\'', '"')).json();

    assertThat(lives.path("results"))
        .extracting(record -> record.path("deployment_id").asString())
        .containsExactly(
            SECOND.deploymentId().toString(),
            FIRST.deploymentId().toString(),
            FIRST.deploymentId().toString());
    assertThat(server.get("/deployments/" + FIRST.deploymentId()).status()).isEqualTo(404);
    assertThat(server.get("/deployments/" + FIRST.deploymentId() + "/history").status())
        .isEqualTo(200);
  }

  @Test
  void facetsCountWhatTheFiltersFind() throws Exception {
    JsonNode page =
        server
            .post(
                "/deployments/history/paginate",
                "{\"limit\":0,\"facets\":[\"actor\",\"action\",\"day\",\"field\"],"
                    + "\"deployments\":{\"name\":{\"any_\":[\"nightly\"]}}}")
            .json();

    assertThat(page.path("count").intValue()).isEqualTo(4);
    assertThat(page.at("/facets/actor"))
        .isEqualTo(Json.parse("[{\"value\":\"ada\",\"count\":3},{\"value\":\"bob\",\"count\":1}]"));
    assertThat(page.at("/facets/action")).hasSize(4);
    assertThat(page.at("/facets/day/0/count").intValue()).isPositive();
    assertThat(page.at("/facets/day/0/value").asString()).matches("20\\d\\d-\\d\\d-\\d\\d");
    assertThat(page.at("/facets/field")).contains(Json.parse("{\"value\":\"paused\",\"count\":2}"));
  }

  @Test
  void pagesAreNumberedOrGoOnByCursors() throws Exception {
    JsonNode second =
        server.post("/deployments/history/paginate", "{\"limit\":3,\"page\":2}").json();
    assertThat(second.path("count").intValue()).isEqualTo(7);
    assertThat(second.path("pages").intValue()).isEqualTo(3);
    assertThat(told(second)).containsExactly("nightly 4", "nightly 3", "nightly 2");

    String cursor = second.path("cursor").asString();
    JsonNode third =
        server
            .post("/deployments/history/paginate", "{\"limit\":3,\"cursor\":\"" + cursor + "\"}")
            .json();
    assertThat(told(third)).containsExactly("nightly 1");
    assertThat(third.path("count").intValue()).isEqualTo(7);
    assertThat(third.path("page").isNull()).isTrue();
    assertThat(third.path("cursor").isNull()).isTrue();
  }

  @Test
  void revisionsAreCompared() throws Exception {
    JsonNode diff = server.get("/deployments/" + ID + "/diff?from=2&to=4").json();
    assertThat(diff.path("changes"))
        .extracting(change -> change.path("field").asString())
        .containsExactly(
            "work_queue_name",
            "global_concurrency_limit.updated",
            "global_concurrency_limit.limit");

    JsonNode last = server.get("/deployments/" + ID + "/diff").json();
    assertThat(last.path("from").intValue()).isEqualTo(3);
    assertThat(last.path("to").intValue()).isEqualTo(4);
    assertThat(last.at("/changes/0"))
        .isEqualTo(Json.parse("{\"field\":\"paused\",\"from\":true,\"to\":false}"));
    assertThat(server.get("/deployments/" + ID + "/diff?from=0&to=1").json().at("/patch/0/op"))
        .isEqualTo(Json.parse("\"add\""));
  }

  @ParameterizedTest
  @CsvSource({
    "/history/9, 404",
    "/history/0, 404",
    "/history?limit=x, 422",
    "/history?limit=201, 422",
    "/history?cursor=zzz, 422",
    "/diff?from=1&to=9, 404",
    "/diff?from=0&to=0, 422",
    "/diff?from=-1, 422"
  })
  void whatIsNotThereIsAProblem(String path, int status) throws Exception {
    Answer answer = server.get("/deployments/" + ID + path);

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.json().path("status").intValue()).isEqualTo(status);
    assertThat(answer.json().path("detail").asString()).isNotEmpty();
  }

  @Test
  void aDeploymentThatNeverWasIsAProblem() throws Exception {
    String unknown = "/deployments/" + UUID.randomUUID();
    for (String path : List.of("/history", "/history/1", "/diff")) {
      assertThat(server.get(unknown + path).json().path("title").asString()).isEqualTo("Not Found");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {"{'flow_runs': {}}", "{'histry': {}}", "{'sort': 'NAME_ASC'}", "{'cursor': 'x'}"})
  void questionsThatCanNotBeAnsweredAreProblems(String body) throws Exception {
    Answer answer = server.post("/deployments/history/filter", body.replace('\'', '"'));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().path("title").asString()).isEqualTo("Unprocessable Content");
  }

  @Test
  void aListCanLeaveTheDeploymentsOut() throws Exception {
    JsonNode list =
        server.post("/deployments/history/filter", "{\"deployment\":false,\"limit\":1}").json();

    assertThat(list.at("/results/0").has("deployment")).isFalse();
  }

  /** The deployments and revisions of records, the limit's "licences 2" and such left aside. */
  private static List<String> told(JsonNode list) {
    List<String> told = new ArrayList<>();
    for (JsonNode record : list.path("results")) {
      told.add(
          record.path("deployment_name").asString() + " " + record.path("revision").intValue());
    }
    return told;
  }
}
