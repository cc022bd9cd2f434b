package io.daybook.command.deployment.schedule;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What one period of a rule holds: each of its times on each of its days.
 *
 * @param days in order
 * @param times in seconds since midnight, in order
 */
record RulePeriod(List<LocalDate> days, List<Integer> times) {

  int size() {
    return days.size() * times.size();
  }

  LocalDateTime at(int index) {
    int time = times.get(index % times.size());
    return days.get(index / times.size()).atStartOfDay().plusSeconds(time);
  }

  /** The index of the first time that is not before a day. */
  int firstOn(LocalDate day) {
    return (int) days.stream().filter(d -> d.isBefore(day)).count() * times.size();
  }

  /**
   * Where the occurrences of the period are.
   *
   * @param positions from the first on, or back from the last; none for all
   * @param first the first index that counts, where all do
   */
  IntStream indices(Set<Integer> positions, int first) {
    return positions.isEmpty()
        ? IntStream.range(first, size())
        : positions.stream()
            .mapToInt(p -> p > 0 ? p - 1 : p + size())
            .filter(i -> i >= 0 && i < size())
            .sorted()
            .distinct();
  }
}
