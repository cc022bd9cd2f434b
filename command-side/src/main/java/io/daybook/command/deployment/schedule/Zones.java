package io.daybook.command.deployment.schedule;

import java.time.ZoneId;
import java.util.Set;
import java.util.stream.Collectors;

/** The names of time zones in the IANA database. */
final class Zones {

  private static final Set<String> NAMES =
      ZoneId.getAvailableZoneIds().stream()
          .filter(z -> !z.startsWith("SystemV/"))
          .collect(Collectors.toUnmodifiableSet());

  private Zones() {}

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
