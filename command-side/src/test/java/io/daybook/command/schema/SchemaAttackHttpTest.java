package io.daybook.command.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.command.CommandServer;
import io.daybook.command.CommandServer.Answer;
import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A schema of three kilobytes and 2^40 checks, wherever a client may put one. */
class SchemaAttackHttpTest {

  private static final int DEPTH = 40;

  private static final String DEFINITIONS =
      IntStream.range(0, DEPTH)
          .mapToObj(i ->
              "\"d%d\": {\"allOf\": [{\"$ref\": \"#/definitions/d%d\"}, {\"$ref\": \"#/definitions/d%d\"}]}"
                  .formatted(i, i + 1, i + 1))
          .collect(Collectors.joining(",", "{", ", \"d" + DEPTH + "\": {\"type\": \"integer\"}}"));

  private static final String FAN =
      "{\"type\": \"object\", \"properties\": {\"x\": {\"$ref\": \"#/definitions/d0\", \"default\":"
          + " 1}}, \"definitions\": "
          + DEFINITIONS
          + "}";

  private final CommandServer server = CommandServer.start();

  @AfterEach
  void close() {
    server.close();
  }

  private Answer send(String method, String path, String body)
      throws IOException, InterruptedException {
    return server.send(method, path, body);
  }

  private String flow() throws IOException, InterruptedException {
    return send("POST", "/flows/", "{\"name\": \"f\"}").json().path("id").asString();
  }

  private String deployment(boolean isEnforced) throws IOException, InterruptedException {
    return """
    {"name": "d", "flow_id": "%s", "parameters": {"x": 1}, "enforce_parameter_schema": %b,
     "parameter_openapi_schema": %s}\
    """
        .formatted(flow(), isEnforced, FAN);
  }

  private static void assertIsRefused(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(422);
    assertThat(answer.json().path("detail").asString()).isEqualTo(JsonSchemas.TOO_MUCH);
  }

  @Test
  void isRefusedInAForm() throws IOException, InterruptedException {
    String form = "{\"schema\": " + FAN + ", \"values\": {\"x\": 1}}";

    assertIsRefused(send("POST", "/ui/schemas/validate", form));
  }

  @Test
  void isRefusedInADeployment() throws IOException, InterruptedException {
    Answer answer = send("POST", "/deployments/", deployment(true));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().at("/exception_detail/0/msg").asString())
        .isEqualTo("Value error, " + JsonSchemas.TOO_MUCH);
  }

  @Test
  void isRefusedWhereItIsEnforcedLater() throws IOException, InterruptedException {
    String id = send("POST", "/deployments/", deployment(false)).json().path("id").asString();
    String path = "/deployments/" + id;
    String enforced = "{\"enforce_parameter_schema\": true}";

    assertIsRefused(send("PATCH", path, enforced));
    assertIsRefused(send("POST", path + "/create_flow_run", enforced));
    Answer many =
        send("POST", path + "/create_flow_run/bulk", "[" + enforced + "," + enforced + "]");
    assertThat(many.json().at("/results/1/error").asString()).isEqualTo(JsonSchemas.TOO_MUCH);
  }

  @Test
  void isRefusedInTheTemplateOfAWorkPool() throws IOException, InterruptedException {
    String template = "{\"job_configuration\": {\"a\": \"{{ x }}\"}, \"variables\": " + FAN + "}";
    String pool = "{\"name\": \"p\", \"type\": \"t\", \"base_job_template\": %s}";

    assertIsRefused(send("POST", "/work_pools/", pool.formatted(template)));

    send("POST", "/work_pools/", pool.formatted("{}"));
    send("PATCH", "/work_pools/p", "{\"base_job_template\": " + template + "}");
    String deployment =
        "{\"name\": \"d\", \"flow_id\": \"%s\", \"work_pool_name\": \"p\", \"job_variables\": {\"x\": 1}}"
            .formatted(flow());
    assertIsRefused(send("POST", "/deployments/", deployment));
  }
}
