package io.daybook.workpool;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Clients up to 3.3.7 fail on a key of a pool's storage that came later. */
public final class OldClients {

  private static final Pattern PREFECT =
      Pattern.compile("prefect/([0-9]{1,6})\\.([0-9]{1,6})\\.([0-9]{1,6})\\S* \\(API \\S+\\)");

  private static final int[] LAST_WITHOUT = {3, 3, 7};

  private OldClients() {}

  /**
   * A single pool as this client can read it, in place.
   *
   * @param userAgent the client's header; null: none
   */
  public static ObjectNode readable(ObjectNode pool, @Nullable String userAgent) {
    if (userAgent != null && isOld(userAgent)) {
      pool.withObject("storage_configuration").remove("default_result_storage_block_id");
    }
    return pool;
  }

  private static boolean isOld(String userAgent) {
    Matcher version = PREFECT.matcher(userAgent);
    if (!version.matches()) {
      return false;
    }
    int[] numbers = new int[LAST_WITHOUT.length];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = Integer.parseInt(version.group(i + 1));
    }
    return Arrays.compare(numbers, LAST_WITHOUT) <= 0;
  }
}
