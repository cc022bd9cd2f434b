package io.daybook.query.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.ledger.LedgerEvent;
import io.daybook.query.search.JudgedSet.Query;
import io.daybook.query.testing.ReadServer;
import io.daybook.query.testing.ReadServer.Answer;
import io.daybook.wire.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** Plays the judged queries over HTTP, and holds how many are right. */
class JudgedSearchTest {
  private static final Logger LOG = LoggerFactory.getLogger(JudgedSearchTest.class);
  private static final JudgedSet SET = JudgedSet.read();
  private static final int EVERY = 20;

  private static ReadServer server;

  @BeforeAll
  static void fiveThousandDeployments() throws Exception {
    server = new ReadServer();
    server.append(JudgedEvents.of(SET).toArray(LedgerEvent[]::new));
  }

  @AfterAll
  static void close() throws Exception {
    server.close();
  }

  @Test
  void ninetyOfAHundredAreRightAtOnceAndNinetyEightWithinThree() throws Exception {
    Played played = Played.of("queries", SET.queries());

    assertThat(played.atOnce()).as("right at rank 1: %s", played.misses).isGreaterThanOrEqualTo(90);
    assertThat(played.withinThree()).as("within 3: %s", played.misses).isGreaterThanOrEqualTo(98);
  }

  @Test
  void questionsAreAnsweredAsWell() throws Exception {
    Played played = Played.of("questions", SET.questions());

    assertThat(played.atOnce()).as("right at rank 1: %s", played.misses).isGreaterThanOrEqualTo(90);
    assertThat(played.withinThree()).as("within 3: %s", played.misses).isGreaterThanOrEqualTo(98);
  }

  /** Of every twentieth deployment: its name, its flow's, and both. */
  @Test
  void anExactNameIsAlwaysFirst() throws Exception {
    Set<Query> queries = new LinkedHashSet<>();
    for (int i = 0; i < SET.deployments().size(); i += EVERY) {
      String flow = SET.deployments().get(i).path("flow").asString();
      String name = SET.deployments().get(i).path("name").asString();
      queries.add(new Query("name", name, List.of("*/" + name, name + "/*")));
      queries.add(new Query("flow", flow, List.of(flow + "/*", "*/" + flow)));
      queries.add(new Query("both", flow + "/" + name, List.of(flow + "/" + name)));
    }
    for (Query query : queries) {
      assertThat(rank(query, search(query.text()))).as(query.text()).isEqualTo(1);
    }
  }

  private static List<JsonNode> search(String q) throws IOException, InterruptedException {
    String body = Json.text(Json.object().put("q", q).put("limit", 10));
    Answer answer = server.post("/deployments/search", body);
    assertThat(answer.status()).as("%s: %s", q, answer.json()).isEqualTo(200);
    return answer.json().path("results").valueStream().toList();
  }

  /** From 1; 0 if none of the results is right. */
  private static int rank(Query query, List<JsonNode> found) {
    for (int i = 0; i < found.size(); i++) {
      String flow = found.get(i).path("flow_name").asString();
      if (query.isAnsweredBy(flow, found.get(i).path("deployment"))) {
        return i + 1;
      }
    }
    return 0;
  }

  /** How many of some queries are right, in hundredths of all. */
  private static final class Played {
    private final List<String> misses = new ArrayList<>();
    private final int all;
    private int first;
    private int near;

    private Played(int all) {
      this.all = all;
    }

    static Played of(String what, List<Query> queries) throws Exception {
      Played played = new Played(queries.size());
      for (Query query : queries) {
        played.play(query);
      }
      LOG.info(
          "{} {}: {} right at rank 1, {} within 3", played.all, what, played.first, played.near);
      played.misses.forEach(miss -> LOG.info("Missed: {}", miss));
      return played;
    }

    private void play(Query query) throws Exception {
      List<JsonNode> found = search(query.text());
      int rank = rank(query, found);
      first += rank == 1 ? 1 : 0;
      near += rank > 0 && rank <= 3 ? 1 : 0;
      if (rank != 1) {
        misses.add(
            "%s: %s, rank %d: %s"
                .formatted(
                    query.kind(), query.text(), rank, FoundNames.of(found.stream().limit(3))));
      }
    }

    double atOnce() {
      return 100.0 * first / all;
    }

    double withinThree() {
      return 100.0 * near / all;
    }
  }
}
