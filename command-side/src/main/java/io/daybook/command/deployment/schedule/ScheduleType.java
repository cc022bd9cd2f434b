package io.daybook.command.deployment.schedule;

import io.daybook.command.timezone.ZoneDatabase;
import io.daybook.deployment.Schedule;
import io.daybook.wire.Field;
import io.daybook.wire.Location;
import io.daybook.wire.Model;
import io.daybook.wire.Type;
import io.daybook.wire.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A schedule of a request: exactly one of interval, cron and recurrence rule, told apart by their
 * keys. A rule without DTSTART gets one here, so that its dates never move afterwards.
 */
public final class ScheduleType implements Type<Schedule> {

  private static final String UTC = "UTC";
  private static final Type<Duration> POSITIVE = Types.DURATION.parse(ScheduleType::positive);

  private final ZoneDatabase zones;
  private final Clock clock;
  private final Type<String> zone;
  private final Type<String> zoneOrNone;
  private final Type<Schedule> anyOf;

  /**
   * @param clock an interval without an anchor starts now
   */
  public ScheduleType(ZoneDatabase zones, Clock clock) {
    this.zones = zones;
    this.clock = clock;
    zone = Types.STRING.parse(this::checked);
    zoneOrNone = Types.STRING.parse(name -> name.isEmpty() ? name : checked(name));
    Map<String, Type<? extends Schedule>> kinds = new LinkedHashMap<>();
    kinds.put("IntervalSchedule", Types.model(this::interval));
    kinds.put("CronSchedule", Types.model(this::cron));
    kinds.put("RRuleSchedule", Types.model(this::rrule));
    anyOf = Types.anyOf(kinds);
  }

  @Override
  public @Nullable Schedule read(JsonNode value, Location at) {
    return anyOf.read(value, at);
  }

  private Schedule.@Nullable Interval interval(Model in) {
    Duration interval = in.required("interval", POSITIVE);
    OffsetDateTime now = clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    OffsetDateTime anchor = in.optional("anchor_date", Types.DATE_TIME, now);
    Field<String> name = in.nullable("timezone", zone);
    return in.strict(() -> new Schedule.Interval(interval, anchor, name.orElse(UTC)));
  }

  private Schedule.@Nullable Cron cron(Model in) {
    boolean dayOr = !in.json().path("day_or").isBoolean() || in.json().path("day_or").asBoolean();
    String cron = in.required("cron", Types.STRING.parse(c -> firing(c, dayOr)));
    String name = in.orNull("timezone", zoneOrNone);
    boolean either = in.optional("day_or", Types.BOOL, true);
    return in.strict(() -> new Schedule.Cron(cron, name, either));
  }

  private Schedule.@Nullable RRule rrule(Model in) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    RuleReader reader = new RuleReader(zones.names(), today);
    String name = in.optional("timezone", zone, UTC);
    String rules = in.required("rrule", Types.STRING.parse(text -> anchored(text, name, reader)));
    return in.strict(() -> new Schedule.RRule(rules, name));
  }

  private String anchored(String text, String zone, RuleReader reader) {
    LocalDateTime now = zones.zone(zone).at(clock.instant()).toLocalDateTime();
    return Recurrence.parse(text, reader).anchored(now);
  }

  private String checked(String zone) {
    if (!zones.names().contains(zone)) {
      throw new IllegalArgumentException(
          "Invalid timezone: \"%s\" (specify in IANA tzdata format, for example, America/New_York)"
              .formatted(Excerpt.of(zone)));
    }
    return zone;
  }

  /** What never comes is refused, where the reference would fail each time it looks for it. */
  private static String firing(String cron, boolean dayOr) {
    if (!CronExpression.parse(cron).everFires(dayOr)) {
      throw new IllegalArgumentException(
          "Invalid cron string: \"" + cron + "\": it never comes, no month has such a day");
    }
    return cron;
  }

  private static Duration positive(Duration interval) {
    if (!interval.isPositive()) {
      throw new IllegalArgumentException("The interval must be positive");
    }
    return interval;
  }
}
