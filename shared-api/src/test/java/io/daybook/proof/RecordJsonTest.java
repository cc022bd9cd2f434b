package io.daybook.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.daybook.wire.Json;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordJsonTest {

  private static final StoredRecord RECORD =
      new StoredRecord(
          Ledger.record(7, "{\"a\": \"é\\u0000\\n\", \"a\":\t1}"),
          Checkpoint.parse("1:" + "0123456789abcdef".repeat(4)).hash());

  private static final String LINE = Json.text(RecordJson.of(RECORD));

  @Test
  void aLineIsReadAsItWasWritten() {
    assertThat(LINE)
        .startsWith("{\"position\":7,\"aggregate_id\":\"00000000-0000-0001-0000-000000000007\",")
        .doesNotContain("\n");
    assertThat(RecordJson.parse(LINE)).isEqualTo(RECORD);
  }

  @Test
  void aHashThatIsNoneIsNull() {
    StoredRecord without = new StoredRecord(RECORD.chained(), null);

    assertThat(RecordJson.parse(Json.text(RecordJson.of(without)))).isEqualTo(without);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"position\":7|\"position\":7.0|position is no integer",
        "\"position\":7|\"position\":\"7\"|position is no integer",
        "\"revision\":1|\"revision\":4294967297|revision is out of bounds",
        "T10:00:00.000001Z|_10:00:00.000001Z|recorded_at is not as it was written",
        "00-0001|00-000A|aggregate_id is not as it was written",
        "89abcdef\"|89ABCDEF\"|hash is not as it was written",
        "89abcdef\"|89abcdeg\"|a hash has 64 hexadecimal digits",
        "\"hash\"|\"position\":7,\"hash\"|it is no JSON",
        "\"hash\"|\"more\":7,\"hash\"|it has not exactly the keys",
        "\"metadata\":\"{}\",||it has not exactly the keys",
        "{\"position\"|[\"position\"|it is no JSON",
      })
  void anythingElseIsRefused(String written, String instead, String why) {
    String line = LINE.replaceFirst(Pattern.quote(written), instead == null ? "" : instead);
    assertThat(line).isNotEqualTo(LINE);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> RecordJson.parse(line))
        .withMessageStartingWith(why);
  }

  @ParameterizedTest
  @CsvSource({"'',a checkpoint is", "5,a checkpoint is", "x:00,a checkpoint is", "5:00,a hash has"})
  void aCheckpointIsAPositionAndAHash(String text, String why) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Checkpoint.parse(text))
        .withMessageStartingWith(why);
  }
}
