package io.daybook.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.deployment.DeploymentEvent.DeploymentCreated;
import io.daybook.flow.FlowEvent.FlowCreated;
import io.daybook.query.index.BulkRequest;
import io.daybook.query.index.Index;
import io.daybook.query.index.Indices;
import io.daybook.query.index.SearchClient;
import io.daybook.wire.Json;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How fast events become documents, beside the raw bulk of the same documents. Not part of the
 * build: {@code mvn test -pl query-side -am -Dtest=ProjectionSpeed -Ddeployments=100000}.
 */
class ProjectionSpeed {
  private static final Logger LOG = LoggerFactory.getLogger(ProjectionSpeed.class);
  private static final int DEPLOYMENTS = Integer.getInteger("deployments", 100_000);

  private record Source(String id, String json, String state) {}

  @Test
  void catchUpRebuildAndRawBulk() throws SQLException {
    try (ReadSide side = ReadSide.create().with("daybook.reads.wait", "300s")) {
      FlowCreated flow = Events.flow("etl");
      side.ledger().append(flow);
      for (int from = 0; from < DEPLOYMENTS; from += 1_000) {
        int first = from;
        side.ledger()
            .append(IntStream.range(0, 1_000).mapToObj(i -> deployment(flow, first + i)).toList());
      }
      side.start();
      Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> isBegun(side));
      timed("catch-up", side::settle);
      assertThat(side.count(Index.DEPLOYMENTS)).isEqualTo(DEPLOYMENTS);

      DeploymentProjector projector = new DeploymentProjector();
      timed(
          "rebuild",
          () -> {
            assertThat(side.bean(Projections.class).rebuild(projector)).isTrue();
            Awaitility.await()
                .pollInterval(Duration.ofMillis(20))
                .atMost(Duration.ofMinutes(5))
                .until(() -> !side.bean(Projections.class).isRebuilding(projector));
          });
      List<Source> sources = sources(side);
      timed("raw bulk", () -> bulk(side, sources));
    }
  }

  @Test
  void fromCommitToVisible() throws SQLException {
    try (ReadSide side = ReadSide.create().start()) {
      side.settle();
      List<Double> millis = new ArrayList<>();
      for (int i = 0; i < 400; i++) {
        side.ledger().append(Events.flow("flow" + i));
        long committed = System.nanoTime();
        side.bean(Freshness.class).awaitVisible(Set.of(Index.FLOWS), ConsistencyWish.LATEST);
        millis.add((System.nanoTime() - committed) / 1e6);
      }
      List<Double> warm = millis.subList(200, 400).stream().sorted().toList();
      LOG.info("commit to visible: p50 {} ms, p95 {} ms", warm.get(100), warm.get(190));
    }
  }

  private static boolean isBegun(ReadSide side) {
    return side.bean(Projections.class).problem() == null;
  }

  private static DeploymentCreated deployment(FlowCreated flow, int i) {
    ObjectNode parameters = Json.object();
    for (int p = 0; p < 40; p++) {
      parameters.put("parameter_" + p, "value %d of %d, as long as most".formatted(p, i));
    }
    return Events.deployment(flow, "deployment %d nightly".formatted(i), parameters, "t" + i % 50);
  }

  private static void timed(String what, Runnable action) {
    long begin = System.nanoTime();
    action.run();
    double seconds = (System.nanoTime() - begin) / 1e9;
    LOG.info("{}: {} s, {} a second", what, seconds, Math.round(DEPLOYMENTS / seconds));
  }

  private static List<Source> sources(ReadSide side) {
    List<Source> sources = new ArrayList<>();
    String after = "";
    while (sources.size() < DEPLOYMENTS) {
      JsonNode hits =
          side.search(Index.DEPLOYMENTS, "{\"size\":1000,\"sort\":[\"number\"]%s}".formatted(after))
              .path("hits");
      for (JsonNode hit : hits) {
        JsonNode source = hit.path("_source");
        String state = Json.text(Json.object().set("state", source.path("body")));
        sources.add(new Source(hit.path("_id").stringValue(), Json.text(source), state));
        after = ",\"search_after\":" + hit.path("sort");
      }
    }
    return sources;
  }

  private static void bulk(ReadSide side, List<Source> sources) {
    SearchClient client = side.bean(SearchClient.class);
    side.bean(Indices.class).create(Index.DEPLOYMENTS, 99);
    String documents = client.names().version(Index.DEPLOYMENTS, 99);
    String states = client.names().stateVersion(Index.DEPLOYMENTS, 99);
    for (int from = 0; from < sources.size(); from += 1_000) {
      BulkRequest bulk = new BulkRequest(client);
      for (Source source : sources.subList(from, Math.min(sources.size(), from + 1_000))) {
        bulk.index("", documents, source.id(), 1, source.json().getBytes(StandardCharsets.UTF_8));
        bulk.index("", states, source.id(), 1, source.state().getBytes(StandardCharsets.UTF_8));
      }
      assertThat(bulk.finish()).isEmpty();
    }
  }
}
