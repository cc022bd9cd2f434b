package io.daybook.command.deployment.schedule;

import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The time zones of the IANA database, by all of its names. */
public final class Zones {

  /** Links of the database that Java leaves out. */
  private static final Map<String, String> LINKS =
      Map.of(
          "EST", "America/Panama",
          "MST", "America/Phoenix",
          "HST", "Pacific/Honolulu",
          "ROC", "Asia/Taipei",
          "GMT+0", "Etc/GMT",
          "GMT-0", "Etc/GMT");

  private static final Set<String> NAMES =
      Stream.concat(ZoneId.getAvailableZoneIds().stream(), LINKS.keySet().stream())
          .filter(z -> !z.startsWith("SystemV/"))
          .collect(Collectors.toUnmodifiableSet());

  private Zones() {}

  /**
   * @param name one of the names that {@link ScheduleType} lets pass
   */
  public static ZoneId of(String name) {
    return ZoneId.of(name, LINKS);
  }

  static Set<String> names() {
    return NAMES;
  }

  /**
   * @throws IllegalArgumentException with the reference's words if there is no such zone
   */
  static String checked(String name) {
    if (!NAMES.contains(name)) {
      throw new IllegalArgumentException(
          "Invalid timezone: \"%s\" (specify in IANA tzdata format, for example, America/New_York)"
              .formatted(name));
    }
    return name;
  }
}
