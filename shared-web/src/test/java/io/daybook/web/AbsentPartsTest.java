package io.daybook.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AbsentPartsTest extends WebTest {

  private static final String ID = "00000000-0000-4000-8000-000000000001";

  @ParameterizedTest
  @CsvSource({
    "POST, /variables/, variables",
    "PATCH, /variables/name/x, variables",
    "DELETE, /variables/ID, variables",
    "POST, /block_types/, blocks",
    "POST, /block_types/install_system_block_types, blocks",
    "GET, /block_types/ID, blocks",
    "PATCH, /block_documents/ID, blocks",
    "GET, /block_schemas/checksum/x, blocks",
    "GET, /block_capabilities/, blocks",
    "PUT, /admin/storage, blocks",
    "POST, /artifacts/, artifacts",
    "DELETE, /artifacts/ID, artifacts",
    "POST, /automations/, automations",
    "PUT, /automations/ID, automations",
    "DELETE, /automations/owned-by/prefect.deployment.1, automations",
    "POST, /automations/templates/validate, automations",
    "POST, /templates/validate, automations",
    "POST, /task_workers/filter, task workers",
    "GET, /task_runs/subscriptions/scheduled, task workers",
    "POST, /flow_runs/ID/input, inputs of flow runs",
    "POST, /flow_runs/ID/input/filter, inputs of flow runs",
    "GET, /flow_runs/ID/input/key, inputs of flow runs",
    "POST, /concurrency_limits/, limits of tags",
    "GET, /concurrency_limits/tag/x, limits of tags",
    "POST, /concurrency_limits/tag/x/reset, limits of tags",
    "PUT, /saved_searches/, saved searches",
    "GET, /events/filter/next, pages of events",
    "GET, /flow_runs/ID/graph, first graphs of flow runs"
  })
  void whoAsksForAPartThatIsNotServedIsToldWhich(String method, String path, String part)
      throws Exception {
    HttpResponse<String> answer = send(method, path);

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body())
        .isEqualTo("{\"detail\":\"Not Found: " + part + " are not part of this server.\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/variable/", "/nothing", "/flow_runs/ID/inputs", "/events/next"})
  void allElseIsJustNotFound(String path) throws Exception {
    assertThat(send("POST", path).body()).isEqualTo("{\"detail\":\"Not Found\"}");
  }

  private HttpResponse<String> send(String method, String path) throws Exception {
    return send(
        request("/api" + path.replace("ID", ID)).method(method, BodyPublishers.ofString("{}")));
  }
}
