package io.daybook.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.deployment.DeploymentEvent.DeploymentCreated;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A document with a version that the log does not have never hides what happens later. */
class OvertakenDocumentTest {
  private final FlowCreated flow = Events.flow("etl");
  private final DeploymentCreated deployment = Events.deployment(flow, "nightly");
  private final UUID id = deployment.deploymentId();
  private ReadSide side;

  @BeforeEach
  void start() throws SQLException {
    side = ReadSide.create().start();
    side.ledger().append(flow, deployment);
    side.settle();
  }

  @AfterEach
  void close() throws SQLException {
    side.close();
  }

  private SearchClient client() {
    return side.bean(SearchClient.class);
  }

  private String live(Index index) {
    return client().names().version(index, 1);
  }

  private void forge(String index, String document, long version, String source) {
    client()
        .put(
            "/%s/_doc/%s?version=%d&version_type=external".formatted(index, document, version),
            source.getBytes(StandardCharsets.UTF_8));
  }

  private JsonNode changed(String tag) throws SQLException {
    side.ledger().append(new DeploymentTagsChanged(id, List.of(tag)));
    side.settle();
    return Objects.requireNonNull(side.document(Index.DEPLOYMENTS, id));
  }

  private long counted(String projection) throws SQLException {
    return side.ledger()
        .number(
            "select coalesce(sum(count), 0) from projection.difference where projection = '%s'"
                .formatted(projection));
  }

  @ParameterizedTest
  @ValueSource(longs = {1_000, Long.MAX_VALUE})
  void changesAreShownOverIt(long version) throws SQLException {
    forge(live(Index.DEPLOYMENTS), id.toString(), version, "{\"name\":\"forged\"}");

    assertThat(changed("a").path("tags").toString()).isEqualTo("[\"a\"]");
    assertThat(changed("b").path("tags").toString()).isEqualTo("[\"b\"]");
    assertThat(
            side.search(Index.DEPLOYMENTS, "{\"query\":{\"term\":{\"tags\":\"b\"}}}").at("/hits"))
        .hasSize(1);
    assertThat(counted("deployments")).isEqualTo(1);
    assertThat(side.bean(Projections.class).problem()).isNull();
  }

  @Test
  void aDeletionHidesNothingEither() throws SQLException {
    client()
        .delete(
            "/%s/_doc/%s?version=%d&version_type=external"
                .formatted(live(Index.DEPLOYMENTS), id, Long.MAX_VALUE));

    assertThat(changed("a").path("tags").toString()).isEqualTo("[\"a\"]");
    assertThat(counted("deployments")).isEqualTo(1);
  }

  @Test
  void aStateIsNotFoldedOn() throws SQLException {
    String states = client().names().stateVersion(Index.DEPLOYMENTS, 1);
    String state =
        new String(client().get("/" + states + "/_source/" + id), StandardCharsets.UTF_8);
    forge(states, id.toString(), Long.MAX_VALUE, state.replace("nightly", "forged"));

    JsonNode document = changed("a");

    assertThat(document.path("tags").toString()).isEqualTo("[\"a\"]");
    assertThat(document.toString()).contains("nightly").doesNotContain("forged");
  }

  @Test
  void whatIsAppliedTwiceIsBelieved() throws SQLException {
    JsonNode before = changed("a");
    side.stop();
    side.ledger().execute("update projection.progress set applied = 0");
    side.start();
    side.settle();

    assertThat(side.document(Index.DEPLOYMENTS, id)).isEqualTo(before);
    assertThat(side.ledger().number("select count(*) from projection.difference")).isZero();
  }
}
