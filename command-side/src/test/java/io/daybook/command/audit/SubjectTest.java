package io.daybook.command.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.wire.Json;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SubjectTest {

  private static final String ID = "0fd3ad9c7aa44f0e8b3c8ed3cd1cbf34";
  private static final UUID UUID_OF_ID = UUID.fromString("0fd3ad9c-7aa4-4f0e-8b3c-8ed3cd1cbf34");

  @Test
  void aNewDeploymentIsWhatItsBodySays() {
    String body =
        """
        {"name": "n", "flow_id": "%s", "work_pool_name": "p", "work_queue_name": "q"}\
        """
            .formatted(ID);

    assertThat(subject("/api/deployments/", Map.of(), body))
        .isEqualTo(new Subject(null, "n", UUID_OF_ID, null, "p", "q", null));
  }

  @Test
  void whatThePathNamesIsMeant() {
    assertThat(subject("/api/deployments/{id}", Map.of("id", ID), "{\"name\": \"x\"}"))
        .isEqualTo(new Subject(UUID_OF_ID, null, null, null, null, null, null));
    assertThat(subject("/api/flows/{id}", Map.of("id", ID), null))
        .isEqualTo(new Subject(null, null, UUID_OF_ID, null, null, null, null));
    assertThat(subject("/api/work_pools/{name}", Map.of("name", "p"), "{}"))
        .isEqualTo(new Subject(null, null, null, null, "p", null, null));
    assertThat(
            subject(
                "/api/work_pools/{pool}/queues/{name}",
                Map.of("pool", "p", "name", "q"),
                "{\"name\": \"r\"}"))
        .isEqualTo(new Subject(null, null, null, null, "p", "q", null));
    assertThat(
            subject(
                "/api/v2/concurrency_limits/{idOrName}",
                Map.of("idOrName", "l"),
                "{\"name\": \"m\"}"))
        .isEqualTo(new Subject(null, null, null, null, null, null, "l"));
  }

  @Test
  void whatIsNewIsNamedByItsBody() {
    String body = "{\"name\": \"new\"}";

    assertThat(subject("/api/flows/", Map.of(), body).flowName()).isEqualTo("new");
    assertThat(subject("/api/work_pools/", Map.of(), body).workPoolName()).isEqualTo("new");
    assertThat(subject("/api/work_pools/{pool}/queues", Map.of("pool", "p"), body))
        .isEqualTo(new Subject(null, null, null, null, "p", "new", null));
    assertThat(subject("/api/work_queues/", Map.of(), body).workQueueName()).isEqualTo("new");
    assertThat(subject("/api/v2/concurrency_limits/", Map.of(), body).concurrencyLimitName())
        .isEqualTo("new");
  }

  @Test
  void whatIsNoNameIsNone() {
    Subject nothing = new Subject(null, null, null, null, null, null, null);

    assertThat(subject("/api/deployments/", Map.of(), "[1]")).isEqualTo(nothing);
    assertThat(subject("/api/deployments/", Map.of(), "{\"name\": 1, \"flow_id\": \"x\"}"))
        .isEqualTo(nothing);
  }

  private static Subject subject(
      String path, Map<String, String> variables, @Nullable String body) {
    return Subject.of(path, variables, body == null ? null : Json.parse(body));
  }
}
