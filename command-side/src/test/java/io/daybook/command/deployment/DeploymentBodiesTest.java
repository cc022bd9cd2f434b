package io.daybook.command.deployment;

import static io.daybook.command.deployment.Given.BODIES;
import static io.daybook.command.deployment.Given.ID;
import static io.daybook.command.deployment.Given.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.daybook.wire.ApiError;
import io.daybook.wire.ApiException;
import io.daybook.wire.Field;
import io.daybook.wire.Json;
import io.daybook.wire.JsonBody;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeploymentBodiesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"name\":\"n\"}|missing body.flow_id",
        "{\"flow_id\":\"zzz\"}|missing body.name,uuid_parsing body.flow_id",
        "{\"name\":null,\"flow_id\":null}|string_type body.name,uuid_type body.flow_id",
        "{F,\"name\":\"a/b\"}|string_pattern_mismatch body.name",
        "{F,\"work_queue_name\":\"a%b\"}|string_pattern_mismatch body.work_queue_name",
        "{F,\"bogus\":1}|extra_forbidden body.bogus",
        "{F,\"tags\":null}|list_type body.tags",
        "{F,\"job_variables\":null}|dict_type body.job_variables",
        "{F,\"pull_steps\":{}}|list_type body.pull_steps",
        "{F,\"concurrency_limit\":0}|greater_than body.concurrency_limit",
        "{F,\"concurrency_limit\":2.5}|int_from_float body.concurrency_limit",
        "{F,\"concurrency_limit\":1,\"global_concurrency_limit_id\":\"x\"}|value_error body",
        "{F,\"concurrency_options\":{}}|missing body.concurrency_options.collision_strategy",
        "{F,\"labels\":{\"a\":{}}}|bool_type body.labels.a.bool,int_type body.labels.a.int,"
            + "float_type body.labels.a.float,string_type body.labels.a.str",
        "{F,\"schedules\":[{\"schedule\":{\"cron\":\"@daily\"},\"max_scheduled_runs\":51}]}"
            + "|value_error body.schedules.0.max_scheduled_runs",
        "{F,\"schedules\":[{\"schedule\":{\"cron\":\"@daily\"},\"active\":\"x\"}]}"
            + "|bool_parsing body.schedules.0.active",
        "{F,\"enforce_parameter_schema\":true,\"parameter_openapi_schema\":{\"type\":\"nope\"}}"
            + "|value_error body",
        "{F,\"enforce_parameter_schema\":1,\"parameter_openapi_schema\":\"x\",\"description\":5}|value_error"
            + " body",
        "{F,\"enforce_parameter_schema\":true,\"parameter_openapi_schema\":[]}|value_error body",
        "{F,\"enforce_parameter_schema\":0,\"parameter_openapi_schema\":\"x\"}"
            + "|dict_type body.parameter_openapi_schema",
        "{F,\"enforce_parameter_schema\":true,\"parameters\":{\"x\":\"a\"},\"parameter_openapi_schema\":{\"properties\":{\"x\":{\"type\":\"integer\"}}}}|value_error"
            + " body",
        "\"x\"|model_attributes_type body",
        "[]|model_attributes_type body",
        "null|missing body"
      })
  void aPostThatIsNotOfTheFormIsRefusedWithEveryError(String json, String errors) {
    assertThat(errors(json, BODIES::create)).isEqualTo(errors);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"name\":\"n\"}|extra_forbidden body.name",
        "{\"labels\":{}}|extra_forbidden body.labels",
        "{\"paused\":null}|bool_type body.paused",
        "{\"tags\":[null]}|string_type body.tags.0",
        "{\"schedules\":null}|list_type body.schedules",
        "{\"concurrency_limit\":\"x\"}|int_parsing body.concurrency_limit",
        "5|model_attributes_type body",
        "null|missing body"
      })
  void aPatchThatIsNotOfTheFormIsRefusedWithEveryError(String json, String errors) {
    assertThat(errors(json, body -> BODIES.update(ID, body))).isEqualTo(errors);
  }

  @Test
  void keysOfOldClientsAreIgnored() {
    assertThat(post("{\"worker_pool_name\":\"x\",\"work_pool_queue_name\":1}").name())
        .isEqualTo("prod");
  }

  @Test
  void aNameMayBeEmpty() {
    assertThat(post("{\"name\":\"\"}").name()).isEmpty();
  }

  @Test
  void parametersThatAreNotSentAreEmpty() {
    assertThat(post("{}").attributes().parameters()).isEqualTo(Field.of(Json.object()));
  }

  @Test
  void parametersHaveALargestSize() {
    String large = "{\"parameters\":{\"x\":\"" + "é".repeat(90_000) + "\"}}";

    ApiException refused = catchThrowableOfType(ApiException.class, () -> post(large));

    assertThat(refused.error().body().toString())
        .contains("must be less than 524,288 bytes when serialized (got 540,");
  }

  @Test
  void soHaveThoseOfSchedules() {
    String schedule = "{\"schedule\":{\"cron\":\"@daily\"},\"parameters\":{\"x\":\"%s\"}}";
    String large = "{\"schedules\":[" + schedule.formatted("y".repeat(600_000)) + "]}";
    String small = "{\"schedules\":[" + schedule.formatted("y".repeat(500_000)) + "]}";

    assertThat(errors("{F," + large.substring(1), BODIES::create))
        .isEqualTo("value_error body.schedules.0.parameters");
    assertThat(errors(large, body -> BODIES.update(ID, body)))
        .isEqualTo("value_error body.schedules.0.parameters");
    assertThat(post(small).schedules()).hasSize(1);
  }

  @Test
  void enforcementThatIsNotAskedForIsNotChecked() {
    assertThat(post("{\"parameter_openapi_schema\":{\"type\":\"nope\"}}").attributes()).isNotNull();
  }

  @Test
  void bulkDeletionTakesFiftyAtMost() {
    assertThat(DeploymentBodies.bulk(JsonBody.absent())).isEqualTo(new BulkSelection(null, 50));
    assertThat(errors("{\"limit\":0}", DeploymentBodies::bulk))
        .isEqualTo("greater_than_equal body.limit");
    assertThat(errors("{\"limit\":51}", DeploymentBodies::bulk))
        .isEqualTo("less_than_equal body.limit");
  }

  @Test
  void bulkDeletionNeverTakesABodyThatIsNotReadForNone() {
    byte[] form = "deployments=1".getBytes(StandardCharsets.UTF_8);

    assertThat(
            catchThrowableOfType(
                    ApiException.class, () -> DeploymentBodies.bulk(JsonBody.opaque(form)))
                .error()
                .status())
        .isEqualTo(422);
  }

  private static String errors(String json, Function<JsonBody, ?> reader) {
    String body =
        json.replace("{F", "{\"name\":\"n\",\"flow_id\":\"" + Given.FLOW_ID + "\"")
            .replace(
                "\"name\":\"n\",\"flow_id\":\"" + Given.FLOW_ID + "\",\"name\"",
                "\"flow_id\":\"" + Given.FLOW_ID + "\",\"name\"");
    ApiException refused =
        catchThrowableOfType(ApiException.class, () -> reader.apply(JsonBody.of(Json.parse(body))));
    List<String> texts =
        ((ApiError.Invalid) refused.error())
            .errors().stream()
                .map(e ->
                    e.type()
                        + " "
                        + String.join(".", e.loc().stream().map(Object::toString).toList()))
                .toList();
    return String.join(",", texts);
  }
}
