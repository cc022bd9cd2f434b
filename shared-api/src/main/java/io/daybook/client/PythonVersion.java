package io.daybook.client;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The version of a Python package, in the order that Python's packaging gives them. What comes
 * before or after one release is not ordered among itself.
 *
 * @param text as the package names it
 * @param distance negative before the release, such as a release candidate; positive after it, such
 *     as a build of one's own
 */
record PythonVersion(String text, Release release, int distance)
    implements Comparable<PythonVersion> {

  private static final Pattern FORM =
      Pattern.compile(
          "(?<release>\\d{1,9}(\\.\\d{1,9})*)"
              + "(?<pre>\\.?(a|b|c|rc|alpha|beta|pre|preview)\\.?\\d*)?"
              + "(?<post>\\.?(post|rev|r)\\.?\\d*)?"
              + "(?<dev>\\.?dev\\.?\\d*)?"
              + "(?<local>\\+[a-z0-9]+(\\.[a-z0-9]+)*)?");

  private static final Comparator<PythonVersion> ORDER =
      Comparator.comparing(PythonVersion::release).thenComparingInt(PythonVersion::distance);

  /** The numbers of a release; one that is missing is zero. */
  record Release(List<Integer> numbers) implements Comparable<Release> {

    @Override
    public int compareTo(Release other) {
      int length = Math.max(numbers.size(), other.numbers.size());
      return Arrays.compare(padded(length), other.padded(length));
    }

    private int[] padded(int length) {
      return Arrays.copyOf(numbers.stream().mapToInt(Integer::intValue).toArray(), length);
    }
  }

  static PythonVersion ofRelease(Integer... numbers) {
    return new PythonVersion("", new Release(List.of(numbers)), 0);
  }

  /** Null for what is no version. */
  static @Nullable PythonVersion of(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return null;
    }
    List<Integer> numbers =
        Arrays.stream(form.group("release").split("\\.")).map(Integer::valueOf).toList();
    return new PythonVersion(text, new Release(numbers), distance(form));
  }

  private static int distance(Matcher form) {
    if (form.group("pre") != null) {
      return -1;
    }
    if (form.group("post") != null) {
      return 1;
    }
    if (form.group("dev") != null) {
      return -1;
    }
    return form.group("local") == null ? 0 : 1;
  }

  @Override
  public int compareTo(PythonVersion other) {
    return ORDER.compare(this, other);
  }
}
