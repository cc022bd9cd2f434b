package io.daybook.query.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.concurrency.ConcurrencyLimitEvent.ConcurrencyLimitChanged;
import io.daybook.concurrency.ConcurrencyLimitEvent.ConcurrencyLimitCreated;
import io.daybook.concurrency.ConcurrencyLimitEvent.ConcurrencyLimitDeleted;
import io.daybook.deployment.DeploymentEvent.DeploymentConcurrencyLimitChanged;
import io.daybook.deployment.DeploymentEvent.DeploymentConcurrencyLimitLost;
import io.daybook.deployment.DeploymentEvent.DeploymentCreated;
import io.daybook.deployment.DeploymentEvent.DeploymentDeleted;
import io.daybook.deployment.DeploymentEvent.DeploymentPaused;
import io.daybook.deployment.DeploymentEvent.DeploymentTagsChanged;
import io.daybook.deployment.DeploymentEvent.DeploymentWorkQueueChanged;
import io.daybook.deployment.DeploymentEvent.DeploymentWorkQueueLost;
import io.daybook.flow.FlowEvent.FlowCreated;
import io.daybook.flow.FlowEvent.FlowTagsChanged;
import io.daybook.query.projection.Events;
import io.daybook.query.testing.ReadServer;
import io.daybook.query.testing.ReadServer.Answer;
import io.daybook.wire.Json;
import io.daybook.workpool.WorkPoolEvent.WorkPoolCreated;
import io.daybook.workpool.WorkPoolEvent.WorkPoolDeleted;
import io.daybook.workpool.WorkPoolEvent.WorkQueueRenamed;
import io.daybook.workpool.WorkQueueRef;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Everything is asked as it was before all of it changed. */
class AsOfHttpTest {
  private static final FlowCreated ETL = Events.flow("etl", "nightly");
  private static final FlowCreated ML = Events.flow("ml");
  private static final UUID QUEUE = UUID.randomUUID();
  private static final WorkPoolCreated POOL = Events.pool("pool", QUEUE);
  private static final UUID LIMIT = UUID.randomUUID();
  private static final DeploymentCreated ALPHA = Events.deployment(ETL, "alpha", "red", "blue");
  private static final DeploymentCreated BETA = Events.deployment(ML, "beta", "red");
  private static final DeploymentCreated BETA_AGAIN = Events.deployment(ML, "beta", "green");

  private static final List<String> LISTS =
      List.of(
          "'sort':'NAME_ASC'",
          "'sort':'NAME_DESC'",
          "'sort':'CREATED_DESC'",
          "'sort':'UPDATED_DESC'",
          "'limit':1,'offset':1",
          "'deployments':{'id':{'any_':['%s']}}".formatted(ALPHA.deploymentId()),
          "'deployments':{'name':{'like_':'PHA'}}",
          "'deployments':{'name':{'like_':'a%p_a'}}",
          "'deployments':{'name':{'any_':['beta']}}",
          "'deployments':{'flow_or_deployment_name':{'like_':'et'}}",
          "'deployments':{'paused':{'eq_':false}}",
          "'deployments':{'tags':{'all_':['red','blue']}}",
          "'deployments':{'tags':{'is_null_':false}}",
          "'deployments':{'work_queue_name':{'any_':['asked']}}",
          "'flows':{'id':{'any_':['%s']}}".formatted(ETL.flowId()),
          "'flows':{'name':{'any_':['etl']}}",
          "'flows':{'tags':{'all_':['nightly']}}",
          "'flows':{'tags':{'is_null_':true}}",
          "'work_pools':{'name':{'any_':['pool']}}",
          "'work_pools':{'type':{'any_':['process']}}",
          "'work_pool_queues':{'name':{'any_':['default']}}",
          "'work_pool_queues':{'name':{'startswith_':['DEF']}}",
          "'work_pool_queues':{'id':{'any_':['%s']}}".formatted(QUEUE));

  private static final Map<String, String> THEN = new LinkedHashMap<>();

  private static ReadServer server;
  private static long before;
  private static long now;

  @BeforeAll
  static void whatWasReadBeforeEverythingChanged() throws Exception {
    server = new ReadServer();
    before =
        server.append(
            ETL,
            ML,
            POOL,
            Events.queue(POOL, QUEUE, "default"),
            new ConcurrencyLimitCreated(LIMIT, "licences", 5, true, 0.5),
            ALPHA,
            new DeploymentWorkQueueChanged(ALPHA.deploymentId(), queue(), "asked"),
            new DeploymentConcurrencyLimitChanged(ALPHA.deploymentId(), LIMIT),
            BETA);
    for (String list : LISTS) {
      THEN.put(list, server.text("/deployments/filter", json(list, "")));
    }
    THEN.put("page", server.text("/deployments/paginate", json("'limit':1,'page':2", "")));
    THEN.put("count", server.text("/deployments/count", "{}"));
    THEN.put("alpha", server.text("/deployments/" + ALPHA.deploymentId()));
    THEN.put("beta", server.text("/deployments/name/ml/beta"));
    changeEverything();
  }

  private static void changeEverything() throws SQLException {
    server.append(new FlowTagsChanged(ETL.flowId(), List.of("weekly")));
    server.append(new WorkQueueRenamed(POOL.poolId(), QUEUE, "urgent"));
    server.append(new ConcurrencyLimitChanged(LIMIT, 9));
    server.append(
        new DeploymentPaused(ALPHA.deploymentId()),
        new DeploymentTagsChanged(ALPHA.deploymentId(), List.of()));
    server.append(
        new ConcurrencyLimitDeleted(LIMIT),
        new DeploymentConcurrencyLimitLost(ALPHA.deploymentId()));
    server.append(new DeploymentDeleted(BETA.deploymentId()));
    server.append(BETA_AGAIN);
    now =
        server.append(
            new WorkPoolDeleted(POOL.poolId()), new DeploymentWorkQueueLost(ALPHA.deploymentId()));
  }

  @AfterAll
  static void close() throws Exception {
    server.close();
  }

  private static WorkQueueRef queue() {
    return new WorkQueueRef(QUEUE, POOL.poolId(), POOL.name(), POOL.type());
  }

  private static String json(String body, String more) {
    return ("{" + body + more + "}").replace('\'', '"');
  }

  private static String asOf(long position) {
    return ",'as_of':" + position;
  }

  @Test
  void everyListIsWhatItWas() throws Exception {
    for (String list : LISTS) {
      assertThat(server.text("/deployments/filter", json(list, asOf(before))))
          .as(list)
          .isEqualTo(THEN.get(list));
    }
    assertThat(server.text("/deployments/paginate", json("'limit':1,'page':2", asOf(before))))
        .isEqualTo(THEN.get("page"));
    assertThat(server.text("/deployments/count", "{\"as_of\":" + before + "}"))
        .isEqualTo(THEN.get("count"));
  }

  @Test
  void theNewestPastIsThePresent() throws Exception {
    for (String list : LISTS) {
      assertThat(server.text("/deployments/filter", json(list, asOf(now))))
          .as(list)
          .isEqualTo(server.text("/deployments/filter", json(list, "")));
    }
  }

  @Test
  void aDeploymentIsReadAsItWasByItsIdAndByItsNames() throws Exception {
    String alpha = "/deployments/" + ALPHA.deploymentId();
    assertThat(server.text(alpha + "?as_of=" + before)).isEqualTo(THEN.get("alpha"));
    assertThat(server.text(alpha + "?as_of=" + now)).isEqualTo(server.text(alpha));
    assertThat(server.text("/deployments/name/ml/beta?as_of=" + before))
        .isEqualTo(THEN.get("beta"));

    String beta = "/deployments/" + BETA.deploymentId();
    assertThat(server.get(beta).status()).isEqualTo(404);
    assertThat(server.get(beta + "?as_of=" + before).status()).isEqualTo(200);
    assertThat(server.get(beta + "?as_of=" + (now - 3)).status()).isEqualTo(404);
    assertThat(server.get("/deployments/name/ml/beta?as_of=" + (now - 3)).status()).isEqualTo(404);
    assertThat(server.get("/deployments/name/ml/beta?as_of=" + now).json().path("id").asString())
        .isEqualTo(BETA_AGAIN.deploymentId().toString());
  }

  @Test
  void aMomentIsTheNewestChangeBeforeIt() throws Exception {
    JsonNode moments = moments();
    for (JsonNode moment : moments) {
      String asOf = ",'as_of':'" + moment.path("at").asString() + "'";
      assertThat(server.text("/deployments/filter", json("'limit':9", asOf)))
          .isEqualTo(
              server.text(
                  "/deployments/filter",
                  json("'limit':9", asOf(moment.path("position").longValue()))));
    }
    assertThat(moments.size()).isGreaterThan(7);
  }

  /** The last position of each transaction, and when that was. */
  private static JsonNode moments() throws Exception {
    try (var connection = server.connect();
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "select json_agg(t) from (select max(position) as position, to_char(appended_at"
                    + " at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"') as at"
                    + " from ledger.event group by appended_at order by 1) t")) {
      rows.next();
      return Json.parse(rows.getString(1));
    }
  }

  @Test
  void aPositionWithinATransactionIsItsEnd() throws Exception {
    assertThat(server.text("/deployments/filter", json("'limit':9", asOf(now - 1))))
        .isEqualTo(server.text("/deployments/filter", json("'limit':9", asOf(now))));
    assertThat(server.text("/deployments/filter", json("'limit':9", asOf(1))))
        .isEqualTo(server.text("/deployments/filter", json("'limit':9", asOf(before))));
  }

  @Test
  void aPageAtATimeGoesThroughThePast() throws Exception {
    String body = "{\"limit\":1,\"cursor\":\"%s\",\"as_of\":%d}";
    JsonNode first = server.post("/deployments/paginate", body.formatted("", before)).json();
    String cursor = first.path("cursor").asString();
    JsonNode second = server.post("/deployments/paginate", body.formatted(cursor, before)).json();

    assertThat(first.at("/results/0/name").asString()).isEqualTo("alpha");
    assertThat(second.at("/results/0/name").asString()).isEqualTo("beta");
    assertThat(server.post("/deployments/paginate", body.formatted(cursor, now)).status())
        .isEqualTo(422);
  }

  @Test
  void runsHaveNoPast() throws Exception {
    Answer refused =
        server.post(
            "/deployments/filter",
            json("'flow_runs':{'state':{'type':{'any_':['RUNNING']}}}", asOf(before)));

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().path("detail").asString()).contains("flow_runs");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0|before the first change",
        "1999-01-01T00:00:00Z|before the first change",
        "999999|not written yet",
        "99999999999999999999999|not written yet",
        "2999-01-01|still to come",
      })
  void whereThereIsNothingToReadItIsSaidSo(String asOf, String why) throws Exception {
    for (Answer refused :
        List.of(
            server.get("/deployments/name/ml/beta?as_of=" + asOf),
            server.post("/deployments/count", "{\"as_of\":\"" + asOf + "\"}"))) {
      assertThat(refused.status()).isEqualTo(422);
      assertThat(refused.json().path("detail").asString()).contains(why);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "-99999999999999999999999"})
  void aNegativeNumberLiesBeforeEverything(String asOf) throws Exception {
    Answer refused = server.post("/deployments/count", "{\"as_of\":" + asOf + "}");

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().path("detail").asString()).contains("before the first change");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "1.5", "soon", "", "12:00"})
  void whatIsNoMomentIsRefused(String asOf) throws Exception {
    Answer ofQuery = server.get("/deployments/" + UUID.randomUUID() + "?as_of=" + asOf);
    assertThat(ofQuery.status()).isEqualTo(422);
    assertThat(ofQuery.json().at("/exception_detail/0/loc").toString())
        .isEqualTo("[\"query\",\"as_of\"]");

    Answer ofBody = server.post("/deployments/filter", "{\"as_of\":\"" + asOf + "\"}");
    assertThat(ofBody.status()).isEqualTo(422);
    assertThat(ofBody.json().at("/exception_detail/0/loc").toString())
        .isEqualTo("[\"body\",\"as_of\"]");
  }
}
