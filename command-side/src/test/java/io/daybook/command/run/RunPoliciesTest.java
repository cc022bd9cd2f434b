package io.daybook.command.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.daybook.run.FlowRunPolicy;
import io.daybook.wire.ApiError;
import io.daybook.wire.ApiException;
import io.daybook.wire.JsonBody;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunPoliciesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "null",
      value = {
        "{\"max_retries\":3}|3|null",
        "{\"max_retries\":3,\"retries\":0}|3|null",
        "{\"max_retries\":3,\"retries\":2}|2|null",
        "{\"max_retries\":0}|null|null",
        "{\"max_retries\":false,\"retries\":null}|null|null",
        "{\"retry_delay_seconds\":5.0,\"retry_delay\":0}|null|5",
        "{\"retry_delay_seconds\":0.0,\"retry_delay\":0}|null|0"
      })
  void deprecatedKeysStandInForThoseThatSayNothing(
      String sent, @Nullable Integer retries, @Nullable Integer delay) {
    FlowRunPolicy policy = body(sent).read(StateBodies.FLOW_RUN_POLICY);

    assertThat(policy.retries()).isEqualTo(retries);
    assertThat(policy.retryDelay()).isEqualTo(delay);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"retry_delay_seconds\":1.5}|int_from_float retry_delay",
        "{\"max_retries\":1.5}|int_from_float max_retries,int_from_float retries",
        "{\"max_retries\":null}|int_type max_retries"
      })
  void whatIsWrongWithOneIsWrongWithTheOther(String sent, String errors) {
    ApiException refusal =
        catchThrowableOfType(
            ApiException.class, () -> body(sent).read(StateBodies.FLOW_RUN_POLICY));

    List<String> told =
        ((ApiError.Invalid) refusal.error())
            .errors().stream().map(e -> e.type() + " " + e.loc().getLast()).toList();
    assertThat(told).containsExactlyInAnyOrder(errors.split(","));
  }

  private static JsonBody body(String json) {
    return JsonBody.parse(json.getBytes(StandardCharsets.UTF_8));
  }
}
