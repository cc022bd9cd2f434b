package io.daybook.command.timezone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZoneTest {

  private static final ZoneDatabase ZONES = ZoneDatabase.shipped();

  /** Years of which no release of late has changed anything: the JVM may have another one. */
  private static final long FROM = Instant.parse("2000-01-01T00:00:00Z").getEpochSecond();

  private static final long TO = Instant.parse("2022-01-01T00:00:00Z").getEpochSecond();

  @Test
  void agreesWithTheJvmAboutThePast() {
    long seed = RandomGenerator.getDefault().nextLong();
    RandomGenerator random = new java.util.Random(seed);
    Set<String> names = new TreeSet<>(ZONES.names());
    names.retainAll(ZoneId.getAvailableZoneIds());
    List<String> differing = new ArrayList<>();
    for (String name : names) {
      ZoneRules jvm = ZoneId.of(name).getRules();
      for (int i = 0; i < 300; i++) {
        Instant moment = Instant.ofEpochSecond(random.nextLong(FROM, TO));
        if (!jvm.getOffset(moment).equals(ZONES.zone(name).at(moment).getOffset())) {
          differing.add(name + " " + moment);
        }
      }
    }

    assertThat(names).hasSizeGreaterThan(580);
    assertThat(differing).as("seed %s", seed).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Europe/Berlin",
        "Europe/Dublin",
        "America/New_York",
        "America/Nuuk",
        "America/Santiago",
        "Africa/Cairo",
        "Asia/Gaza",
        "Asia/Jerusalem",
        "Asia/Kolkata",
        "Australia/Lord_Howe",
        "Pacific/Chatham",
        "Pacific/Kiritimati"
      })
  void agreesWithTheJvmAboutTheFarFutureWhereRulesStayAsTheyAre(String name) {
    long seed = RandomGenerator.getDefault().nextLong();
    RandomGenerator random = new java.util.Random(seed);
    ZoneRules jvm = ZoneId.of(name).getRules();
    Zone zone = ZONES.zone(name);
    for (int i = 0; i < 1000; i++) {
      LocalDateTime wall =
          LocalDateTime.of(random.nextInt(2028, 2600), 1, 1, 0, 0)
              .plusMinutes(random.nextInt(525_600));
      ZonedDateTime expected = ZonedDateTime.ofLocal(wall, ZoneId.of(name), null);

      assertThat(zone.first(wall)).as("seed %s", seed).isEqualTo(expected.toOffsetDateTime());
      assertThat(zone.last(wall)).isEqualTo(expected.withLaterOffsetAtOverlap().toOffsetDateTime());
      assertThat(zone.rules().nextTransition(expected.toInstant()))
          .isEqualTo(jvm.nextTransition(expected.toInstant()));
      assertThat(zone.rules().previousTransition(expected.toInstant()))
          .isEqualTo(jvm.previousTransition(expected.toInstant()));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Canada/Mountain, 2028-03-12T12:00:00Z, -06:00",
    "Canada/Mountain, 2027-01-15T12:00:00Z, -06:00",
    "Canada/Central, 2031-11-03T12:00:00Z, -05:00",
    "Africa/Casablanca, 2032-01-18T12:00:00Z, +00:00",
    "Factory, 2027-01-01T00:00:00Z, +00:00",
    "Etc/GMT+12, 2027-01-01T00:00:00Z, -12:00"
  })
  void knowsWhatWasDecidedSince(String name, Instant moment, ZoneOffset offset) {
    assertThat(ZONES.zone(name).at(moment)).isEqualTo(moment.atOffset(offset));
    assertThat(ZONES.zone(name).at(moment).getOffset()).isEqualTo(offset);
  }

  @Test
  void movesATimeThatTheClockSkips() {
    Zone berlin = ZONES.zone("Europe/Berlin");
    OffsetDateTime moved = OffsetDateTime.parse("2027-03-28T03:30:00+02:00");

    assertThat(berlin.first(LocalDateTime.parse("2027-03-28T02:30:00"))).isEqualTo(moved);
    assertThat(berlin.last(LocalDateTime.parse("2027-03-28T02:30:00"))).isEqualTo(moved);
  }

  @Test
  void tellsTheTwoTimesApartThatTheClockShowsTwice() {
    Zone berlin = ZONES.zone("Europe/Berlin");
    LocalDateTime wall = LocalDateTime.parse("2027-10-31T02:30:00");

    assertThat(berlin.first(wall).getOffset()).isEqualTo(ZoneOffset.ofHours(2));
    assertThat(berlin.last(wall).getOffset()).isEqualTo(ZoneOffset.ofHours(1));
  }
}
