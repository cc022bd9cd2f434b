package io.daybook.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every line was asked of pydantic 2.14. */
class IdsTest {

  @ParameterizedTest
  @CsvSource({
    "00000000-0000-4000-8000-00000000000A, ok",
    "0000000000004000800000000000000a, ok",
    "urn:uuid:00000000-0000-4000-8000-00000000000a, ok",
    "{00000000-0000-4000-8000-00000000000a}, ok",
    "URN:UUID:00000000-0000-4000-8000-00000000000a, uuid_parsing",
    "{0000000000004000800000000000000a}, uuid_parsing",
    "urn:uuid:0000000000004000800000000000000a, uuid_parsing",
    "0000-00000000400080000000-0000000a, uuid_parsing",
    "00000000-0000-4000-8000-00000000000g, uuid_parsing",
    "00000000-0000-4000-8000-00000000000aa, uuid_parsing",
    "zzz, uuid_parsing",
    "'', uuid_parsing"
  })
  void idsAreReadInEveryForm(String text, String expected) {
    String read = Reading.of(Types.UUID, "\"" + text + "\"").text();

    assertThat(read.replace("00000000-0000-4000-8000-00000000000a", "ok")).isEqualTo(expected);
  }

  @Test
  void anIdOfAPathMayLackHyphens() {
    UUID id = UUID.fromString("00000000-0000-4000-8000-00000000000a");

    assertThat(Ids.ofPath("00000000-0000-4000-8000-00000000000A")).isEqualTo(id);
    assertThat(Ids.ofPath("0000000000004000800000000000000a")).isEqualTo(id);
    assertThat(Ids.ofPath("000000000000-4000-800000000000000a")).isEqualTo(id);
    assertThat(Ids.ofPath("{00000000-0000-4000-8000-00000000000a}")).isNull();
  }

  @Test
  void whatIsWrongWithThePathIsToldWithWhatIsWrongWithTheBody() {
    JsonBody body = JsonBodyTest.body("{\"n\":\"x\"}");

    assertThat(
            JsonBodyTest.errors(() ->
                body.parameters(in -> {
                  UUID id = in.pathId("lease_id", "y");
                  Integer n = in.optional("n", Types.INT);
                  return in.build(() -> id + " " + n);
                })))
        .containsExactly("uuid_parsing@path.lease_id", "int_parsing@body.n");
  }

  @ParameterizedTest
  @CsvSource({"5, uuid_type", "null, uuid_type", "true, uuid_type", "[], uuid_type"})
  void anIdIsAString(String json, String expected) {
    assertThat(Reading.of(Types.UUID, json).text()).isEqualTo(expected);
  }
}
