package io.daybook.deployment;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** When runs are made. Time zones are IANA names. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Schedule.Interval.class, name = "interval"),
  @JsonSubTypes.Type(value = Schedule.Cron.class, name = "cron"),
  @JsonSubTypes.Type(value = Schedule.RRule.class, name = "rrule")
})
public sealed interface Schedule {

  /**
   * @param interval positive, to the microsecond
   * @param anchorDate every date is the anchor plus or minus whole intervals; its offset is echoed
   */
  record Interval(Duration interval, OffsetDateTime anchorDate, @Nullable String timezone)
      implements Schedule {}

  /**
   * @param dayOr whether day of month and day of week are alternatives or both required
   */
  record Cron(String cron, @Nullable String timezone, boolean dayOr) implements Schedule {}

  /**
   * @param rrule with its DTSTART
   */
  record RRule(String rrule, String timezone) implements Schedule {}
}
