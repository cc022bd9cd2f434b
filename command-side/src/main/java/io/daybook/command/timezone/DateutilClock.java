package io.daybook.command.timezone;

import io.daybook.command.timezone.TzFile.Change;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;

/**
 * Which moments python-dateutil 2.9 takes for those at which a clock shows a time, and with it the
 * reference for the dates of recurrence rules. It looks the time up among the changes by the clock
 * of standard time: that is right where daylight time is ahead, and puts dates of other changes an
 * hour or so off, such as those of Morocco around Ramadan. A time that is shown twice counts at
 * first.
 *
 * <p>dateutil knows the changes up to 2037 alone, since its files have no later ones in the form
 * that it reads. Here they go on, as they do for all other schedules.
 */
final class DateutilClock {

  private final long[] walls;
  private final int[] offsets;
  private final int before;
  private final int after;

  DateutilClock(List<ClockOffset> types, List<Change> changes) {
    walls = new long[changes.size()];
    offsets = changes.stream().mapToInt(change -> change.to().seconds()).toArray();
    ClockOffset first = types.getFirst();
    before = types.stream().filter(type -> !type.daylight()).findFirst().orElse(first).seconds();
    after = lastStandard(first, changes).seconds();
    Base base = new Base();
    for (int i = 0; i < walls.length; i++) {
      walls[i] = changes.get(i).at() + base.then(changes.get(i).to());
    }
  }

  private static ClockOffset lastStandard(ClockOffset first, List<Change> changes) {
    if (changes.isEmpty()) {
      return first;
    }
    return changes.reversed().stream()
        .map(Change::to)
        .filter(type -> !type.daylight())
        .findFirst()
        .orElse(changes.getLast().to());
  }

  Instant moment(LocalDateTime wall) {
    return wall.toInstant(ZoneOffset.ofTotalSeconds(offset(wall.toEpochSecond(ZoneOffset.UTC))));
  }

  private int offset(long wall) {
    int index = latest(wall);
    boolean isAmbiguous =
        index > 0 && wall < walls[index] + offsetSince(index - 1) - offsetSince(index);
    return offsetSince(isAmbiguous ? index - 1 : index);
  }

  /** The last change not behind a time; of several at the same time, the last. */
  private int latest(long wall) {
    int found = Arrays.binarySearch(walls, wall);
    while (found >= 0 && found + 1 < walls.length && walls[found + 1] == wall) {
      found++;
    }
    return found >= 0 ? found : -found - 2;
  }

  private int offsetSince(int index) {
    if (index + 1 >= walls.length) {
      return after;
    }
    return index < 0 ? before : offsets[index];
  }

  /** The offset of standard time, guessed from one change to the next. */
  private static final class Base {

    private boolean begun;
    private boolean daylight;
    private int offset;
    private int ahead;
    private int base;

    /** By how much the change's time is taken for the clock's. */
    int then(ClockOffset type) {
      int aheadNow = 0;
      if (begun && type.daylight()) {
        aheadNow = daylight ? 0 : type.seconds() - offset;
        aheadNow = aheadNow == 0 ? ahead : aheadNow;
        ahead = aheadNow;
      }
      int baseNow = type.seconds() - aheadNow;
      boolean moved = begun && baseNow != base && type.daylight() != daylight;
      int adjustment = moved ? base : baseNow;
      begun = true;
      daylight = type.daylight();
      offset = type.seconds();
      base = baseNow;
      return adjustment;
    }
  }
}
