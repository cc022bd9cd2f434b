package io.daybook.filter;

import io.daybook.wire.ApiException;
import io.daybook.wire.Parameters;
import io.daybook.wire.Types;
import java.time.Duration;
import java.time.Instant;

/**
 * Parts of time of equal length; the last may go beyond the end that was asked for.
 *
 * @param start of the first
 * @param length of each, a second at least
 * @param count at most 500
 */
public record HistoryIntervals(Instant start, Duration length, int count) {

  private static final int MOST = 500;

  /** Ends of longer ones could not be written down. */
  private static final Duration LONGEST = Duration.ofDays(36_525);

  /** As a request says them. */
  record Asked(Instant start, Instant end, Duration length) {

    /**
     * @throws ApiException 422 if they are shorter than a second, or longer than a century
     */
    HistoryIntervals checked() {
      if (length.compareTo(Duration.ofSeconds(1)) < 0) {
        throw ApiException.detail(422, "History interval must not be less than 1 second.");
      }
      if (length.compareTo(LONGEST) > 0) {
        throw ApiException.detail(422, "History interval must not be more than 36525 days.");
      }
      Duration elapsed = Duration.between(start, end);
      if (!elapsed.isPositive()) {
        return new HistoryIntervals(start, length, 0);
      }
      Duration most = length.multipliedBy(MOST);
      return elapsed.compareTo(most) >= 0
          ? new HistoryIntervals(start, length, MOST)
          : new HistoryIntervals(start, length, (int) ceiling(elapsed, length));
    }

    private static long ceiling(Duration elapsed, Duration length) {
      long whole = elapsed.dividedBy(length);
      return length.multipliedBy(whole).equals(elapsed) ? whole : whole + 1;
    }
  }

  static Asked read(Parameters in) {
    Instant start = in.required("history_start", Types.INSTANT);
    Instant end = in.required("history_end", Types.INSTANT);
    Duration length = in.required("history_interval_seconds", Types.DURATION);
    return new Asked(start, end, length);
  }

  public Instant start(int interval) {
    return start.plus(length.multipliedBy(interval));
  }

  /** The first moment after the last of them. */
  public Instant end() {
    return start(count);
  }
}
