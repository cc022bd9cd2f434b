package io.daybook.command.deployment.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * A rule that counts begins at its start, and passes over whole days at once. It must come to the
 * very occurrences that a walk comes to.
 */
class CountedRulesPropertyTest {

  private static final LocalDateTime START = LocalDateTime.parse("2024-02-27T21:47:13");
  private static final LocalDateTime HORIZON = START.plusDays(6);
  private static final RuleReader READER = new RuleReader(Set.of(), LocalDate.of(2024, 2, 27));

  @Property(tries = 400)
  void comeToTheSameTimesAsAWalk(
      @ForAll("rules") String rule, @ForAll("shares") double from, @ForAll("shares") double count) {
    List<LocalDateTime> walked = times(rule, START);
    int first = (int) (from * walked.size());
    long number = Math.round(count * (walked.size() + 2));
    LocalDateTime begin = first < walked.size() ? walked.get(first) : HORIZON.plusSeconds(1);
    int last = (int) Math.min(number, walked.size());

    assertThat(times(rule + ";COUNT=" + number, begin))
        .isEqualTo(first < last ? walked.subList(first, last) : List.of());
  }

  private static List<LocalDateTime> times(String rule, LocalDateTime from) {
    Iterator<LocalDateTime> times =
        Recurrence.parse("DTSTART:20240227T214713\nRRULE:" + rule, READER)
            .times(from, HORIZON, new Steps(2_000_000));
    List<LocalDateTime> found = new ArrayList<>();
    while (times.hasNext()) {
      LocalDateTime time = times.next();
      if (time.isAfter(HORIZON)) {
        break;
      }
      found.add(time);
    }
    return found;
  }

  @Provide
  Arbitrary<Double> shares() {
    return Arbitraries.doubles().between(0, 1);
  }

  @Provide
  Arbitrary<String> rules() {
    Arbitrary<String> frequencies =
        Arbitraries.of("DAILY", "HOURLY", "MINUTELY", "MINUTELY", "SECONDLY");
    Arbitrary<Integer> intervals = Arbitraries.of(1, 7, 13, 30, 45, 90, 1441, 86_401);
    Arbitrary<String> hours = Arbitraries.of("", ";BYHOUR=0,1,2,21,22,23", ";BYHOUR=5,6,7,8,9");
    Arbitrary<String> parts =
        Arbitraries.of(
            "",
            ";BYDAY=TU,TH,SA",
            ";BYMONTHDAY=29,1",
            ";BYSETPOS=1,-1",
            ";BYSECOND=13,14,40",
            ";BYMONTH=3");
    return Combinators.combine(frequencies, intervals, hours, parts)
        .as((frequency, interval, hour, part) ->
            "FREQ=" + frequency + ";INTERVAL=" + interval + hour + part)
        .filter(CountedRulesPropertyTest::isOne);
  }

  private static boolean isOne(String rule) {
    try {
      Recurrence.parse("DTSTART:20240227T214713\nRRULE:" + rule, READER);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
