package io.daybook.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.embedded.ElasticsearchOptions;
import io.daybook.embedded.EmbeddedElasticsearch;
import io.daybook.flow.FlowEvent.FlowCreated;
import io.daybook.query.index.Index;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutageTest {

  @Test
  void whatIsAppendedWhileElasticsearchIsDeadIsAppliedWhenItIsBack(@TempDir Path data)
      throws SQLException {
    Path node = Path.of(System.getProperty("daybook.node.dir"));
    try (EmbeddedElasticsearch elasticsearch =
            EmbeddedElasticsearch.start(ElasticsearchOptions.in(node, data), _ -> {});
        ReadSide side = ReadSide.on(elasticsearch.address()).start()) {
      FlowCreated flow = Events.flow("etl");
      side.ledger().append(flow);
      side.ledger()
          .append(IntStream.range(0, 100).mapToObj(i -> Events.deployment(flow, "a" + i)).toList());
      assertThat(side.count(Index.DEPLOYMENTS)).isEqualTo(100);

      ProcessHandle process = elasticsearch.process();
      process.destroyForcibly();
      process.onExit().join();
      side.ledger()
          .append(IntStream.range(0, 100).mapToObj(i -> Events.deployment(flow, "b" + i)).toList());
      Projections projections = side.bean(Projections.class);
      Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> projections.problem() != null);

      elasticsearch.restart();

      assertThat(side.count(Index.DEPLOYMENTS)).isEqualTo(200);
      Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> projections.problem() == null);
      assertThat(side.ledger().number("select count(*) from projection.dead_letter")).isZero();
    }
  }

  @Test
  void anElasticsearchThatHangsIsMissedAndNamed(@TempDir Path data) throws Exception {
    Path node = Path.of(System.getProperty("daybook.node.dir"));
    try (EmbeddedElasticsearch elasticsearch =
            EmbeddedElasticsearch.start(ElasticsearchOptions.in(node, data), _ -> {});
        ReadSide side = ReadSide.on(elasticsearch.address()).start()) {
      awaitProblems(side, Set.of());

      signal("STOP", elasticsearch.process());
      awaitProblems(side, Set.of("Elasticsearch is not available"));

      signal("CONT", elasticsearch.process());
      awaitProblems(side, Set.of());
    }
  }

  private static void awaitProblems(ReadSide side, Set<String> problems) {
    Awaitility.await().atMost(Duration.ofSeconds(90)).until(side::problems, problems::equals);
  }

  private static void signal(String name, ProcessHandle process)
      throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }
}
