package io.daybook.client;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The program that makes a request, as its {@code User-Agent} tells. Everything that depends on the
 * version of a client is asked here.
 *
 * @param version null: none of Prefect's clients
 */
public record PrefectClient(@Nullable PythonVersion version) {

  /** A program that is none of Prefect's clients, or does not say so. */
  public static final PrefectClient OTHER = new PrefectClient(null);

  private static final Pattern PREFECT =
      Pattern.compile("prefect/(\\d+\\.\\d+\\.\\d+[a-z.+0-9]*) \\(API \\S+\\)");

  private static final PythonVersion LAST_WITHOUT_RESULT_STORAGE = PythonVersion.ofRelease(3, 3, 7);
  private static final PythonVersion FIRST_WITH_LEASES = PythonVersion.ofRelease(3, 4, 11);

  /** As they name themselves: another name for the same version is another client. */
  private static final Set<String> COUNTING_BY_THEMSELVES =
      Set.of("3.0.0rc20", "3.0.0", "3.0.1", "3.0.2", "3.0.3");

  public static PrefectClient of(@Nullable String userAgent) {
    Matcher agent = PREFECT.matcher(userAgent == null ? "" : userAgent);
    return agent.matches() ? new PrefectClient(PythonVersion.of(agent.group(1))) : OTHER;
  }

  /** Whether it can read a pool that says where results are stored by default. */
  public boolean readsResultStorage() {
    return version == null || version.compareTo(LAST_WITHOUT_RESULT_STORAGE) > 0;
  }

  /** Whether it renews the leases of the slots that its runs hold. */
  public boolean renewsLeases() {
    return version != null && version.compareTo(FIRST_WITH_LEASES) >= 0;
  }

  /** Whether its workers take the slots of a deployment's limit before they submit a run. */
  public boolean takesDeploymentSlots() {
    return version != null && COUNTING_BY_THEMSELVES.contains(version.text());
  }
}
