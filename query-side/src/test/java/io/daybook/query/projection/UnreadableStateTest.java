package io.daybook.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.deployment.DeploymentEvent.DeploymentCreated;
import io.daybook.deployment.DeploymentEvent.DeploymentPaused;
import io.daybook.deployment.DeploymentEvent.DeploymentTagsChanged;
import io.daybook.flow.FlowEvent.FlowCreated;
import io.daybook.query.index.Index;
import io.daybook.query.index.SearchClient;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A state that this version can't read is folded from the log again, as if it were lost. */
class UnreadableStateTest {

  private final FlowCreated flow = Events.flow("etl");
  private final DeploymentCreated deployment = Events.deployment(flow, "one");
  private final UUID id = deployment.deploymentId();

  private ReadSide side;

  @BeforeEach
  void start() throws SQLException {
    side = ReadSide.create().start();
    side.ledger().append(flow, deployment, new DeploymentTagsChanged(id, List.of("kept")));
    side.settle();
  }

  @AfterEach
  void close() throws SQLException {
    side.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"state\": {}}",
        "{\"state\": 7}",
        "{\"state\": {\"id\": [], \"state\": {\"number\": \"x\"}, \"newest\": 3}}",
        "{}"
      })
  void theNextEventIsApplied(String state) throws SQLException {
    for (Index index : List.of(Index.DEPLOYMENTS, Index.DEPLOYMENT_HISTORY)) {
      spoil(index, state);
    }

    side.ledger().append(new DeploymentPaused(id));
    side.settle();

    JsonNode document = Objects.requireNonNull(side.document(Index.DEPLOYMENTS, id));
    assertThat(document.path("paused").booleanValue()).isTrue();
    assertThat(document.at("/tags/0").stringValue()).isEqualTo("kept");
    JsonNode newest =
        side.search(
                Index.DEPLOYMENT_HISTORY,
                "{\"query\":{\"term\":{\"id\":\"%s\"}},\"sort\":[{\"revision\":\"desc\"}]}"
                    .formatted(id))
            .at("/hits/0/_source");
    assertThat(newest.path("revision").intValue()).isEqualTo(2);
    assertThat(newest.path("paused").booleanValue()).isTrue();
  }

  private void spoil(Index index, String state) {
    SearchClient client = side.bean(SearchClient.class);
    String path =
        "/%s/_doc/%s?version_type=external_gte&version=3"
            .formatted(client.names().stateVersion(index, 1), id);
    byte[] answer = client.post(path, state.getBytes(StandardCharsets.UTF_8));
    assertThat(new String(answer, StandardCharsets.UTF_8)).contains("updated");
  }
}
