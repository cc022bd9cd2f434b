package io.daybook.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daybook.flow.FlowEvent.FlowCreated;
import io.daybook.ledger.Log;
import io.daybook.query.index.Index;
import io.daybook.query.index.SearchClient;
import io.daybook.wire.ApiException;
import io.daybook.wire.Json;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FreshnessTest {

  private static final Set<Index> FLOWS = Set.of(Index.FLOWS);

  private static ReadSide side;

  @BeforeAll
  static void start() throws SQLException {
    side = ReadSide.create().with("daybook.reads.wait", "2s").start();
    Awaitility.await()
        .atMost(Duration.ofSeconds(90))
        .until(() -> side.bean(Projections.class).problem() == null);
  }

  @AfterAll
  static void stop() throws SQLException {
    side.close();
  }

  private static Freshness freshness() {
    return side.bean(Freshness.class);
  }

  private static boolean isFound(FlowCreated flow) {
    String query = "{\"query\":{\"term\":{\"id\":\"%s\"}}}".formatted(flow.flowId());
    byte[] answer =
        side.bean(SearchClient.class).search(Index.FLOWS, query.getBytes(StandardCharsets.UTF_8));
    return Json.MAPPER.readTree(answer).at("/hits/total/value").intValue() == 1;
  }

  private static long refreshes() {
    SearchClient client = side.bean(SearchClient.class);
    byte[] stats = client.get("/" + client.names().alias(Index.FLOWS) + "/_stats/refresh");
    return Json.MAPPER.readTree(stats).at("/_all/primaries/refresh/external_total").longValue();
  }

  @Test
  void aSearchSeesEveryWriteBeforeIt() throws SQLException {
    for (int i = 0; i < 30; i++) {
      FlowCreated flow = Events.flow("seen" + i);
      side.ledger().append(flow);
      freshness().awaitVisible(FLOWS, ConsistencyWish.LATEST);
      assertThat(isFound(flow)).as("write %d", i).isTrue();
    }
  }

  @Test
  void aReadOfUnchangedDocumentsRefreshesNothing() throws SQLException {
    side.ledger().append(Events.flow("once"));
    freshness().awaitVisible(FLOWS, ConsistencyWish.LATEST);
    long before = refreshes();
    long visible = freshness().visible(Index.FLOWS);

    side.ledger().append(Events.pool("elsewhere", UUID.randomUUID()));
    freshness().awaitVisible(FLOWS, ConsistencyWish.LATEST);

    assertThat(refreshes()).isEqualTo(before);
    assertThat(freshness().visible(Index.FLOWS)).isEqualTo(visible);
  }

  @Test
  void concurrentReadersShareRefreshesAndEachSeesItsWrite()
      throws SQLException, ExecutionException, InterruptedException {
    long before = refreshes();
    List<Future<Boolean>> found = new ArrayList<>();
    try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 20; i++) {
        FlowCreated flow = Events.flow("shared" + i);
        side.ledger().append(flow);
        for (int reader = 0; reader < 10; reader++) {
          found.add(
              readers.submit(() -> {
                freshness().awaitVisible(FLOWS, ConsistencyWish.LATEST);
                return isFound(flow);
              }));
        }
      }
      for (Future<Boolean> one : found) {
        assertThat(one.get()).isTrue();
      }
    }
    assertThat(refreshes() - before).isLessThanOrEqualTo(20);
  }

  @Test
  void aPositionThatIsNotReachedInTimeIsSaidSo() throws SQLException {
    long head = side.ledger().number("select position from ledger.head");

    assertThatThrownBy(() ->
            freshness()
                .awaitVisible(FLOWS, new ConsistencyWish.AtLeast(Map.of(Log.LEDGER, head + 1_000))))
        .isInstanceOf(ProjectionBehindException.class)
        .hasMessageContaining("needs " + (head + 1_000));
  }

  @Test
  void aPositionThatIsJustWrittenIsKnownAndTheNextIsRefused() throws SQLException {
    for (int i = 0; i < 20; i++) {
      long position = side.ledger().append(Events.flow("just now" + i));
      freshness().requireWritten(Log.LEDGER, position);
      assertThatThrownBy(() -> freshness().requireWritten(Log.LEDGER, position + 1))
          .isInstanceOf(ApiException.class)
          .hasMessageContaining(
              "Position %d of the ledger is not written yet: the newest one is %d."
                  .formatted(position + 1, position));
    }
  }

  @Test
  void theRunLogHasPositionsOfItsOwn() throws SQLException {
    long position = side.ledger().append(Events.flow("of the ledger"));
    long run = side.ledger().number("select position from runs.head");

    freshness().requireWritten(Log.RUNS, run);

    assertThat(position).isGreaterThan(run);
    assertThatThrownBy(() -> freshness().requireWritten(Log.RUNS, position))
        .isInstanceOf(ApiException.class)
        .hasMessageContaining("of the run log is not written yet");
  }

  @Test
  void aReadThatWishesItDoesNotWait() throws SQLException {
    DataSource source = side.bean(DataSource.class);
    try (Connection blocker = source.getConnection();
        Statement statement = blocker.createStatement()) {
      blocker.setAutoCommit(false);
      statement.execute("select 1 from projection.progress for update");
      side.ledger().append(Events.flow("held up"));

      freshness().awaitVisible(FLOWS, ConsistencyWish.EVENTUAL);

      assertThatThrownBy(() -> freshness().awaitApplied(FLOWS, ConsistencyWish.LATEST))
          .isInstanceOf(ProjectionBehindException.class);
      blocker.rollback();
      blocker.setAutoCommit(true);
    }
    freshness().awaitApplied(FLOWS, ConsistencyWish.LATEST);
  }
}
