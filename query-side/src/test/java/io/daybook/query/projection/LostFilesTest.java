package io.daybook.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.embedded.ElasticsearchOptions;
import io.daybook.embedded.EmbeddedElasticsearch;
import io.daybook.flow.FlowEvent.FlowCreated;
import io.daybook.query.index.ElasticsearchUnavailableException;
import io.daybook.query.index.FoundParts;
import io.daybook.query.index.Index;
import io.daybook.query.index.SearchClient;
import io.daybook.wire.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a disk loses or brings back in an older form is never answered as if it were all. */
class LostFilesTest {
  private final FlowCreated flow = Events.flow("etl");

  @TempDir private Path data;
  private EmbeddedElasticsearch elasticsearch;
  private ReadSide side;

  @BeforeEach
  void givenDeployments() throws SQLException {
    Path node = Path.of(System.getProperty("daybook.node.dir"));
    elasticsearch = EmbeddedElasticsearch.start(ElasticsearchOptions.in(node, data), _ -> {});
    side = ReadSide.on(elasticsearch.address()).with("daybook.projection.lost-after", "1s").start();
    side.ledger().append(flow);
    append("a", 30);
    assertThat(side.count(Index.DEPLOYMENTS)).isEqualTo(30);
  }

  private void append(String name, int count) throws SQLException {
    side.ledger()
        .append(
            IntStream.range(0, count).mapToObj(i -> Events.deployment(flow, name + i)).toList());
  }

  @AfterEach
  void close() throws SQLException {
    side.close();
    elasticsearch.close();
  }

  private String name() {
    return side.bean(SearchClient.class).names().version(Index.DEPLOYMENTS, 1);
  }

  private Path files() {
    FoundParts found = new FoundParts(side.bean(SearchClient.class));
    return data.resolve("data/indices").resolve(found.get(name()).uuid()).resolve("0");
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : all.toList()) {
        Files.copy(path, to.resolve(from.relativize(path).toString()));
      }
    }
  }

  private void awaitAll(long documents) {
    Awaitility.await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> answers(Index.DEPLOYMENTS, documents));
  }

  private boolean answers(Index index, long documents) {
    try {
      side.bean(Freshness.class).awaitVisible(Set.of(index), ConsistencyWish.LATEST);
      byte[] request = "{\"size\":0,\"track_total_hits\":true}".getBytes(StandardCharsets.UTF_8);
      byte[] answer = side.bean(SearchClient.class).search(index, request);
      assertThat(Json.MAPPER.readTree(answer).at("/hits/total/value").longValue())
          .isEqualTo(documents);
      return true;
    } catch (ProjectionBehindException | ElasticsearchUnavailableException e) {
      return false;
    }
  }

  @Test
  void anIndexWhoseFilesAreGoneIsFilledAgain() throws Exception {
    Path files = files();
    elasticsearch.close();
    delete(files);
    elasticsearch.restart();

    append("later", 3);
    awaitAll(33);
    assertThat(isFilledAgain()).isTrue();
    assertThat(answers(Index.FLOWS, 1)).isTrue();
  }

  @Test
  void filesOfAnEarlierDayAreNotTakenForTheIndex() throws Exception {
    Path files = files();
    elasticsearch.close();
    Path backup = data.resolve("backup");
    copy(files, backup);
    elasticsearch.restart();
    append("later", 10);
    awaitAll(40);
    elasticsearch.close();
    delete(files);
    copy(backup, files);
    elasticsearch.restart();

    awaitAll(40);
    assertThat(isFilledAgain()).isTrue();
  }

  /** Whether a version was filled in the place of the first. */
  private boolean isFilledAgain() {
    return side.bean(SearchClient.class)
        .exists("/" + side.bean(SearchClient.class).names().version(Index.DEPLOYMENTS, 2));
  }

  @Test
  void anEmptyShardThatSomebodyForcesIsNotTakenForTheIndex() throws Exception {
    side.stop();
    side.with("daybook.projection.lost-after", "1h").start();
    Path files = files();
    elasticsearch.close();
    delete(files);
    elasticsearch.restart();
    SearchClient client = side.bean(SearchClient.class);
    String force =
        """
        {"commands": [{"allocate_empty_primary":
          {"index": "%s", "shard": 0, "node": "daybook", "accept_data_loss": true}}]}
        """
            .formatted(name());
    client.post("/_cluster/reroute", force.getBytes(StandardCharsets.UTF_8));

    awaitAll(30);
    assertThat(isFilledAgain()).isTrue();
  }
}
