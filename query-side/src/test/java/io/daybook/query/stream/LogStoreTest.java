package io.daybook.query.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.deployment.DeploymentEvent.DeploymentPaused;
import io.daybook.embedded.EmbeddedPair;
import io.daybook.flow.Flow;
import io.daybook.flow.FlowEvent.FlowCreated;
import io.daybook.flow.FlowEvent.FlowTagsChanged;
import io.daybook.query.projection.Events;
import io.daybook.query.projection.TestLedger;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class LogStoreTest {

  /** A run is told of whatever became of its flow or its deployment. */
  @Test
  void whatCantBeReadIsPassedOver() throws SQLException {
    FlowCreated flow = Events.flow("etl");
    UUID deployment = UUID.randomUUID();
    try (EmbeddedPair pair = EmbeddedPair.shared();
        TestLedger ledger = TestLedger.create(pair.jdbcUrl(), pair.user(), pair.password())) {
      ledger.append(flow);
      ledger.appendRaw(flow.flowId(), "Flow", "FlowSealed", "{}");
      ledger.append(new FlowTagsChanged(flow.flowId(), List.of("kept")));
      ledger.appendRaw(deployment, "Deployment", "DeploymentFounded", "{}");
      ledger.append(new DeploymentPaused(deployment));
      LogStore store =
          new LogStore(
              JdbcClient.create(
                  new DriverManagerDataSource(pair.jdbcUrl(), pair.user(), pair.password())));

      assertThat(store.flow(flow.flowId())).extracting(Flow::tags).isEqualTo(List.of("kept"));
      assertThat(store.deployment(deployment)).isNull();
    }
  }
}
