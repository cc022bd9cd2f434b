package io.daybook.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daybook.wire.ApiException;
import io.daybook.wire.Json;
import io.daybook.wire.JsonBody;
import org.junit.jupiter.api.Test;

class HistoryIntervalsTest {

  private static HistoryIntervals of(String end, String seconds) {
    String json =
        "{\"history_start\":\"2026-01-01T00:00:00Z\",\"history_end\":\"%s\",\"history_interval_seconds\":%s}"
            .formatted(end, seconds);
    return JsonBody.of(Json.parse(json))
        .parameters(in -> {
          HistoryIntervals.Asked asked = HistoryIntervals.read(in);
          return in.build(asked::checked);
        });
  }

  @Test
  void theLastMayGoBeyondTheEnd() {
    assertThat(of("2026-01-01T00:02:01Z", "60").count()).isEqualTo(3);
    assertThat(of("2026-01-01T00:02:00Z", "60").count()).isEqualTo(2);
    assertThat(of("2025-01-01T00:00:00Z", "60").count()).isZero();
    assertThat(of("2027-01-01T00:00:00Z", "1").count()).isEqualTo(500);
  }

  @Test
  void theyAreNeitherTooShortNorTooLong() {
    assertThatThrownBy(() -> of("2026-01-02T00:00:00Z", "0.5")).isInstanceOf(ApiException.class);
    assertThatThrownBy(() -> of("2026-01-02T00:00:00Z", "86399999999999"))
        .isInstanceOf(ApiException.class);
    assertThat(of("2026-01-02T00:00:00Z", "3155760000").count()).isEqualTo(1);
  }
}
