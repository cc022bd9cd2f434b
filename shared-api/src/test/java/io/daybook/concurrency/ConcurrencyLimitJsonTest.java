package io.daybook.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.wire.Json;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class ConcurrencyLimitJsonTest {

  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final UUID ID = UUID.fromString("00000000-0000-4000-8000-000000000001");

  @Test
  void rendersALimitAsItIsRead() {
    ObjectNode answer = ConcurrencyLimitJson.response(limit(0), SlotUsage.NONE, NOW);
    assertThat(Json.text(answer))
        .isEqualTo(
            """
            {"id":"00000000-0000-4000-8000-000000000001","created":"2026-11-22T10:00:00Z",\
            "updated":"2026-11-22T10:00:00Z","active":true,"name":"g","limit":4,"active_slots":0,\
            "slot_decay_per_second":0.0}\
            """);
  }

  @Test
  void onlyTheCreationTellsOfDeniedSlotsAndOccupancy() {
    ObjectNode answer = ConcurrencyLimitJson.created(limit(0.5), new SlotUsage(2, 3, 2.0, NOW));
    assertThat(Json.text(answer))
        .endsWith(
            """
            "name":"g","limit":4,"active_slots":2,"denied_slots":3,"slot_decay_per_second":0.5,\
            "avg_slot_occupancy_seconds":2.0}\
            """);
  }

  @Test
  void slotsDecayFromTheLastUpdateOnWhateverItWas() {
    var usage = new SlotUsage(4, 0, 2.0, NOW.minusSeconds(10));
    ConcurrencyLimit patched = limit(1);
    assertThat(slots(patched, usage, NOW)).isEqualTo(4);
    assertThat(slots(patched, usage, NOW.plusMillis(1_900))).isEqualTo(3);
    assertThat(slots(patched, usage, NOW.plusSeconds(9))).isZero();
  }

  @Test
  void theUseOfASlotIsAnUpdate() {
    var usage = new SlotUsage(4, 0, 2.0, NOW.plusSeconds(5));
    ObjectNode answer = ConcurrencyLimitJson.response(limit(1), usage, NOW.plusSeconds(6));
    assertThat(answer.path("updated").stringValue()).isEqualTo("2026-11-22T10:00:05Z");
    assertThat(answer.path("active_slots").intValue()).isEqualTo(3);
  }

  @Test
  void aDeploymentShowsTheSlotsAsTheyWereLastWritten() {
    var usage = new SlotUsage(4, 0, 2.0, NOW.plusSeconds(5));
    ObjectNode shown = ConcurrencyLimitJson.embedded(limit(1_000), usage);
    assertThat(shown.path("active_slots").intValue()).isEqualTo(4);
    assertThat(shown.path("updated").stringValue()).isEqualTo("2026-11-22T10:00:05Z");
    assertThat(slots(limit(1_000), usage, NOW.plusSeconds(6))).isZero();
  }

  private static int slots(ConcurrencyLimit limit, SlotUsage usage, Instant now) {
    return ConcurrencyLimitJson.response(limit, usage, now).path("active_slots").intValue();
  }

  private static ConcurrencyLimit limit(double decay) {
    return new ConcurrencyLimit(ID, NOW, NOW, "g", 4, true, decay);
  }
}
