package io.daybook.command.timezone;

import io.daybook.command.timezone.TzFile.Change;
import io.daybook.command.timezone.TzRule.Yearly;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;

/** One zone: what the clocks on its walls show. */
public final class Zone {

  /** Up to here the changes of a rule without end are listed like those before. */
  private static final int LISTED = 2100;

  private final ZoneRules rules;
  private final DateutilClock dateutil;

  private Zone(ZoneRules rules, DateutilClock dateutil) {
    this.rules = rules;
    this.dateutil = dateutil;
  }

  /**
   * @throws IllegalArgumentException if it says what no zone can
   */
  static Zone of(TzFile file) {
    TzRule rule = file.footer().isEmpty() ? null : TzRule.parse(file.footer());
    List<Yearly> yearly = rule == null ? List.of() : rule.changes();
    List<Change> changes = listed(file.changes(), yearly);
    ZoneOffset first = offset(file.types().getFirst());
    ZoneRules rules =
        ZoneRules.of(
            first,
            first,
            List.of(),
            transitions(first, changes),
            yearly.stream().map(Yearly::rule).toList());
    return new Zone(rules, new DateutilClock(file.types(), changes));
  }

  private static List<Change> listed(List<Change> changes, List<Yearly> yearly) {
    List<Change> listed = new ArrayList<>(changes);
    long last = changes.isEmpty() ? 0 : changes.getLast().at();
    int year = Instant.ofEpochSecond(last).atOffset(ZoneOffset.UTC).getYear();
    for (; !yearly.isEmpty() && year <= LISTED; year++) {
      for (Yearly change : yearly) {
        long at = change.in(year).toEpochSecond();
        if (at > last) {
          listed.add(new Change(at, change.to()));
        }
      }
    }
    return listed;
  }

  /** Where the clock is moved: other changes are of names, and of what counts as daylight time. */
  private static List<ZoneOffsetTransition> transitions(ZoneOffset first, List<Change> changes) {
    List<ZoneOffsetTransition> transitions = new ArrayList<>();
    ZoneOffset before = first;
    for (Change change : changes) {
      ZoneOffset after = offset(change.to());
      if (!after.equals(before)) {
        LocalDateTime wall = LocalDateTime.ofEpochSecond(change.at(), 0, before);
        transitions.add(ZoneOffsetTransition.of(wall, before, after));
      }
      before = after;
    }
    return transitions;
  }

  private static ZoneOffset offset(ClockOffset type) {
    return ZoneOffset.ofTotalSeconds(type.seconds());
  }

  public ZoneRules rules() {
    return rules;
  }

  /** What the clock shows at a moment. */
  public OffsetDateTime at(Instant moment) {
    return OffsetDateTime.ofInstant(moment, rules.getOffset(moment));
  }

  /**
   * When the clock shows a time: at first, if it does so twice. A time that it skips is moved on by
   * as much as it skips.
   */
  public OffsetDateTime first(LocalDateTime wall) {
    List<ZoneOffset> offsets = rules.getValidOffsets(wall);
    return offsets.isEmpty() ? moved(wall) : wall.atOffset(offsets.getFirst());
  }

  /** As {@link #first}, but at last, if the clock shows the time twice. */
  public OffsetDateTime last(LocalDateTime wall) {
    List<ZoneOffset> offsets = rules.getValidOffsets(wall);
    return offsets.isEmpty() ? moved(wall) : wall.atOffset(offsets.getLast());
  }

  private OffsetDateTime moved(LocalDateTime skipped) {
    ZoneOffsetTransition gap = rules.getTransition(skipped);
    return skipped.plus(gap.getDuration()).atOffset(gap.getOffsetAfter());
  }

  /** When python-dateutil says that the clock shows a time. */
  public Instant dateutil(LocalDateTime wall) {
    return dateutil.moment(wall);
  }
}
