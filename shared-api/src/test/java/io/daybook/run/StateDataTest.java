package io.daybook.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.filter.StateType;
import io.daybook.wire.Json;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class StateDataTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"null", "{\"type\":\"unpersisted\"}", "{\"type\":\"unpersisted\",\"x\":1}"})
  void ofAResultThatLiesNowhereNothingIsKept(String sent) {
    assertThat(StateData.kept(Json.parse(sent))).isNull();
    assertThat(shown(sent).isNull()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "0",
        "false",
        "\"\"",
        "\"unpersisted\"",
        "[\"unpersisted\"]",
        "{\"type\":null}",
        "{\"type\":[\"unpersisted\"]}",
        "{\"type\":\"unpersisted \"}",
        "{\"type\":\"reference\",\"storage_key\":\"k\"}"
      })
  void everyOtherValueIsKept(String sent) {
    assertThat(StateData.kept(Json.parse(sent))).hasToString(sent);
    assertThat(shown(sent)).hasToString(sent);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"artifact_key\":\"a\",\"x\":1}|{\"x\":1}",
        "{\"artifact_type\":null,\"artifact_description\":\"d\"}|{}",
      })
  void whatSpeaksOfAnArtifactIsNoPartOfTheResult(String sent, String kept) {
    assertThat(StateData.kept(Json.parse(sent))).hasToString(kept);
    assertThat(shown(sent)).hasToString(kept);
  }

  @Test
  void theDataThatWasSentStaysAsItIs() {
    JsonNode sent = Json.parse("{\"artifact_key\":\"a\"}");
    StateData.kept(sent);
    assertThat(sent).hasToString("{\"artifact_key\":\"a\"}");
  }

  /** As it is shown of a state that was stored as it came. */
  private static JsonNode shown(String data) {
    RunState state =
        new RunState(
            UUID.randomUUID(),
            StateType.COMPLETED,
            "Completed",
            Instant.EPOCH,
            null,
            Json.parse(data),
            StateDetails.NONE);
    return RunStateJson.of(state).path("data");
  }
}
