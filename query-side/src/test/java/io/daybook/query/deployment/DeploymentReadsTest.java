package io.daybook.query.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.embedded.EmbeddedPair;
import io.daybook.filter.DeploymentCriteria;
import io.daybook.filter.DeploymentQuery;
import io.daybook.filter.DeploymentSort;
import io.daybook.filter.ListOptions;
import io.daybook.filter.Paging;
import io.daybook.ledger.Log;
import io.daybook.query.directory.Activity;
import io.daybook.query.directory.Directory;
import io.daybook.query.filter.DeploymentClauses;
import io.daybook.query.filter.SearchJoins;
import io.daybook.query.index.Index;
import io.daybook.query.index.JoinStrategy;
import io.daybook.query.paging.Pages;
import io.daybook.query.projection.ConsistencyWish;
import io.daybook.query.projection.Freshness;
import io.daybook.query.projection.TestLedger;
import io.daybook.query.testing.Documents;
import io.daybook.query.testing.SearchUnderTest;
import io.daybook.wire.Json;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class DeploymentReadsTest {

  /**
   * While the search begins, another reader makes a new deployment visible; its queue, at once or
   * only when it is waited for.
   */
  private static final class Racing implements Freshness {
    private final SearchUnderTest search;
    private final boolean queueAtOnce;
    private boolean begun;
    private boolean queueIsVisible;

    Racing(SearchUnderTest search, boolean queueAtOnce) {
      this.search = search;
      this.queueAtOnce = queueAtOnce;
    }

    @Override
    public void requireWritten(Log log, long position) {}

    @Override
    public void awaitApplied(Set<Index> indices, ConsistencyWish wish) {}

    @Override
    public void awaitVisible(Set<Index> indices, ConsistencyWish wish) {
      if (begun) {
        showQueue();
      }
    }

    @Override
    public long visible(Index index) {
      if (index == Index.DEPLOYMENTS && !begun) {
        begun = true;
        search.write(
            Index.DEPLOYMENTS,
            List.of(
                Documents.inPool(
                    Documents.deployment("new", "etl"), "wp", "process", "later", null)));
        if (queueAtOnce) {
          showQueue();
        }
      }
      return queueIsVisible ? 2 : 1;
    }

    private void showQueue() {
      queueIsVisible = true;
      search.write(
          Index.WORK_QUEUES, List.of(Documents.queue(Documents.id("wq:wp/later"), "later")));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aDeploymentThatAppearsDuringTheReadIsShownWithItsQueue(boolean queueAtOnce)
      throws SQLException {
    try (SearchUnderTest search = new SearchUnderTest();
        EmbeddedPair pair = EmbeddedPair.shared();
        TestLedger _ = TestLedger.create(pair.jdbcUrl(), pair.user(), pair.password())) {
      var source = new DriverManagerDataSource(pair.jdbcUrl(), pair.user(), pair.password());
      Freshness racing = new Racing(search, queueAtOnce);
      Directory directory =
          new Directory(
              search.client(),
              new Activity(JdbcClient.create(source), Duration.ofSeconds(10)),
              racing);
      DeploymentReads reads = reads(search, directory, racing);

      byte[] list =
          reads
              .list(
                  new DeploymentQuery.Listing(
                      DeploymentCriteria.ALL,
                      DeploymentSort.NAME_ASC,
                      new Paging(10, 0),
                      ListOptions.NONE),
                  null,
                  ConsistencyWish.LATEST)
              .rows();

      assertThat(Json.MAPPER.readTree(list).at("/0/work_queue_name").stringValue())
          .isEqualTo("later");
    }
  }

  private static DeploymentReads reads(
      SearchUnderTest search, Directory directory, Freshness freshness) {
    var clauses =
        new DeploymentClauses(
            new SearchJoins(
                search.client(), directory::queueIds, search.runJoin(JoinStrategy.BITMAP)));
    var found = new DeploymentSearch(clauses, new Pages(search.client()), freshness);
    Snapshot now = new Present(found, directory, freshness, InstantSource.system());
    return new DeploymentReads(search.client(), freshness, _ -> now);
  }
}
