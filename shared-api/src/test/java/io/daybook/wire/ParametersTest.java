package io.daybook.wire;

import static io.daybook.wire.JsonBodyTest.body;
import static io.daybook.wire.JsonBodyTest.errors;
import static io.daybook.wire.JsonBodyTest.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParametersTest {

  private record Request(int limit, long offset, String name) {

    static Request read(JsonBody body) {
      return body.parameters(in -> {
        int limit = in.limit(200);
        long offset = in.offset();
        String name = in.optional("name", Types.STRING, "none");
        return new Request(limit, offset, name);
      });
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "{}",
        "{\"unknown\":[1,{\"x\":null}]}",
        "{\"limit\":null,\"offset\":null,\"name\":null}"
      })
  void nothingSentIsTheDefault(String json) {
    assertThat(Request.read(body(json))).isEqualTo(new Request(200, 0, "none"));
  }

  @ParameterizedTest
  @CsvSource({"\"2\", 2", "2.0, 2", "true, 1", "0, 0", "200, 200", "2e0, 2"})
  void aLimitIsReadLaxly(String json, int limit) {
    assertThat(Request.read(body("{\"limit\":" + json + "}")).limit()).isEqualTo(limit);
  }

  @ParameterizedTest
  @CsvSource({
    "-1, greater than or equal to 0",
    "201, less than or equal to 200",
    "1000000000000000000000000000000, less than or equal to 200",
    "-1000000000000000000000000000000, greater than or equal to 0",
    "\"201\", less than or equal to 200"
  })
  void aLimitOutOfRangeWinsOverAllElse(String limit, String range) {
    JsonBody body = body("{\"name\":5,\"offset\":-1,\"limit\":" + limit + "}");

    assertThat(refusal(() -> Request.read(body)).error())
        .isEqualTo(new ApiError.Detail(422, "Invalid limit: must be " + range + "."));
  }

  @ParameterizedTest
  @CsvSource({
    "2.5, int_from_float",
    "1e30, int_parsing_size",
    "[], int_type",
    "\"x\", int_parsing"
  })
  void aLimitThatIsNoIntegerIsAnErrorAmongOthers(String limit, String type) {
    assertThat(errors(() -> Request.read(body("{\"limit\":" + limit + ",\"offset\":-1}"))))
        .containsExactly(type + "@body.limit", "greater_than_equal@body.offset");
  }

  @Test
  void anOffsetThatNoDatabaseCanCountIsRefused() {
    assertThat(errors(() -> Request.read(body("{\"offset\":9223372036854775808}"))))
        .containsExactly("int_parsing_size@body.offset");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[{}]", "\"x\"", "0", "false", "[]"})
  void aBodyThatIsNoObjectMissesEverything(String json) {
    assertThat(errors(() -> Request.read(body(json))))
        .containsExactly("missing@body.limit", "missing@body.offset", "missing@body.name");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "{\"ids\":null}", "[]"})
  void aRequiredParameterIsMissed(String json) {
    assertThat(
            errors(() ->
                body(json)
                    .parameters(in -> {
                      var ids = in.required("ids", Types.list(Types.UUID));
                      return in.build(() -> ids);
                    })))
        .containsExactly("missing@body.ids");
  }
}
