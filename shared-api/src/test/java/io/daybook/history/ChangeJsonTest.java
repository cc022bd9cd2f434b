package io.daybook.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.flow.FlowRef;
import io.daybook.ledger.Actor;
import io.daybook.ledger.EventMetadata;
import io.daybook.wire.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class ChangeJsonTest {

  private static final ObjectNode EU = (ObjectNode) Json.parse("{\"region\": \"eu\"}");
  private static final ObjectNode US = (ObjectNode) Json.parse("{\"region\": \"us\"}");

  @Test
  void aRecordTellsWhoDidWhatWhenAndWhy() {
    byte[] record = ChangeJson.whole(stored(EU, US), Json.bytes(US), bytes("{\"whole\":1}"), true);
    assertThat(new String(record, StandardCharsets.UTF_8))
        .isEqualTo(
            """
            {"deployment_id":"00000000-0000-0000-0000-000000000001","deployment_name":"nightly",\
            "flow_id":"00000000-0000-0000-0000-000000000002","flow_name":"etl","revision":2,\
            "position":9,"first_position":8,"at":"2026-01-01T00:00:00Z","action":"UPDATED",\
            "command":"UpdateDeployment","events":["DeploymentParametersChanged"],\
            "actor":{"id":"ada","type":"USER","display_value":"Ada","verified":true},\
            "request_id":"r","client":"curl","worker_name":null,"address":"::1","reason":"moved",\
            "changed_fields":["region"],"changes":[{"field":"region","from":"eu","to":"us"}],\
            "patch":[{"op":"replace","path":"/region","value":"us"}],"deployment":{"whole":1}}\
            """);
  }

  @Test
  void theBodyOfACreationIsTheValueOfItsPatch() {
    byte[] record = ChangeJson.whole(stored(null, US), Json.bytes(US), null, false);
    assertThat(Json.MAPPER.readTree(record).path("patch"))
        .hasToString("[{\"op\":\"add\",\"path\":\"\",\"value\":{\"region\":\"us\"}}]");
    assertThat(Json.MAPPER.readTree(record).has("deployment")).isFalse();
  }

  @Test
  void aDeletionLeavesNoDeployment() {
    byte[] record = ChangeJson.whole(stored(EU, null), null, null, true);
    assertThat(Json.MAPPER.readTree(record).path("deployment").isNull()).isTrue();
    assertThat(Json.MAPPER.readTree(record).path("patch"))
        .hasToString("[{\"op\":\"remove\",\"path\":\"\"}]");
  }

  @Test
  void aSideThatWasNotThereIsLeftOut() {
    byte[] record = stored(Json.object(), US);
    assertThat(Json.MAPPER.readTree(record).path("changes"))
        .hasToString("[{\"field\":\"region\",\"to\":\"us\"}]");
  }

  private static byte[] stored(@Nullable ObjectNode before, @Nullable ObjectNode after) {
    return Json.bytes(
        ChangeJson.stored(
            new Change(
                new UUID(0, 1),
                "nightly",
                new FlowRef(new UUID(0, 2), "etl"),
                2,
                9,
                8,
                Instant.parse("2026-01-01T00:00:00Z"),
                Action.UPDATED,
                List.of("DeploymentParametersChanged"),
                new EventMetadata(
                    new Actor("ada", "USER", "Ada", true),
                    "r",
                    "curl",
                    null,
                    "::1",
                    "moved",
                    "UpdateDeployment"),
                Difference.of(before, after)),
            0));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
