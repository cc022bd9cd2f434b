package io.daybook.query.run;

import io.daybook.filter.StateType;
import io.daybook.query.paging.Hit;
import io.daybook.run.RunEstimates;
import io.daybook.run.RunTimes;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What depends on now, from the fields of a document. */
final class Estimates {
  private static final String TYPE = "state_type";
  private static final String SINCE = "state_timestamp";
  private static final String START = "start_time";
  private static final String EXPECTED = "expected_start_time";
  private static final String TOTAL = "total_run_time";

  /** What they are made from. */
  static final Set<String> FIELDS = Set.of(TYPE, SINCE, START, EXPECTED, TOTAL);

  private Estimates() {}

  static RunEstimates of(Hit hit, Instant now) {
    String type = hit.field(TYPE);
    String total = hit.field(TOTAL);
    Duration before = total == null ? Duration.ZERO : micros(Long.parseLong(total));
    return RunEstimates.of(
        type == null ? null : StateType.valueOf(type),
        time(hit.field(SINCE)),
        new RunTimes(time(hit.field(EXPECTED)), null, time(hit.field(START)), null, before, 0),
        now);
  }

  /** A time as documents have it, in microseconds. */
  static @Nullable Instant time(@Nullable String micros) {
    return micros == null ? null : Instant.EPOCH.plus(Long.parseLong(micros), ChronoUnit.MICROS);
  }

  static Duration micros(long micros) {
    return Duration.of(micros, ChronoUnit.MICROS);
  }

  static double seconds(Duration duration) {
    return duration.getSeconds() + duration.getNano() / 1e9;
  }
}
