package io.daybook.command.run;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What can be expected of Prefect's own clients, by their versions. */
final class ClientVersion {

  private static final Pattern PREFECT =
      Pattern.compile("prefect/([0-9]{1,6})\\.([0-9]{1,6})\\.([0-9]{1,6})\\S* \\(API \\S+\\)");

  private static final int[] FIRST_WITH_LEASES = {3, 4, 11};

  private ClientVersion() {}

  /** Whether the client renews the leases of the slots that its runs hold. */
  static boolean keepsLeases(@Nullable String userAgent) {
    Matcher version = PREFECT.matcher(userAgent == null ? "" : userAgent);
    if (!version.matches()) {
      return false;
    }
    int[] numbers = new int[FIRST_WITH_LEASES.length];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = Integer.parseInt(version.group(i + 1));
    }
    return Arrays.compare(numbers, FIRST_WITH_LEASES) >= 0;
  }
}
