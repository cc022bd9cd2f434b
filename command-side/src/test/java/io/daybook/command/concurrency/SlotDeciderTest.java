package io.daybook.command.concurrency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.daybook.command.concurrency.SlotDecision.Full;
import io.daybook.command.concurrency.SlotDecision.Granted;
import io.daybook.command.concurrency.SlotDecision.Impossible;
import io.daybook.concurrency.ConcurrencyLimit;
import io.daybook.concurrency.SlotUsage;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SlotDeciderTest {

  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  @Test
  void slotsAreTakenOfAllLimits() {
    LimitInUse a = limit(1, 5, 2, 0);
    LimitInUse b = limit(2, 3, 0, 0);

    SlotDecision decision = acquire(List.of(a, b), 3, SlotMode.CONCURRENCY);

    assertThat(decision)
        .isInstanceOfSatisfying(
            Granted.class,
            granted -> {
              assertThat(granted.usages().get(a.id())).isEqualTo(used(5, 0));
              assertThat(granted.usages().get(b.id())).isEqualTo(used(3, 0));
            });
  }

  @Test
  void slotsAreTakenOfNoneIfOneIsFullAndTheRefusalIsCounted() {
    LimitInUse full = limit(1, 5, 4, 0);
    LimitInUse free = limit(2, 5, 0, 0);

    SlotDecision decision = acquire(List.of(full, free), 2, SlotMode.CONCURRENCY);

    assertThat(decision)
        .isInstanceOfSatisfying(
            Full.class,
            refused -> {
              assertThat(refused.usages().get(full.id())).isEqualTo(used(4, 2));
              assertThat(refused.usages().get(free.id())).isEqualTo(used(0, 2));
              assertThat(refused.waitSeconds()).isCloseTo(0.8, within(1e-9));
            });
  }

  @Test
  void aLimitThatIsOverfullByFarIsFull() {
    LimitInUse overfull = limit(1, 5, Integer.MAX_VALUE, 0);

    assertThat(acquire(List.of(overfull), 1, SlotMode.CONCURRENCY)).isInstanceOf(Full.class);
  }

  @Test
  void moreThanALimitCanNeverBeHad() {
    assertThat(acquire(List.of(limit(1, 1, 0, 0)), 2, SlotMode.CONCURRENCY))
        .isEqualTo(new Impossible("Slots requested is greater than the limit"));
  }

  @Test
  void onlySlotsThatDecayLimitARate() {
    assertThat(acquire(List.of(limit(1, 5, 0, 0), limit(2, 5, 0, 1)), 1, SlotMode.RATE_LIMIT))
        .isEqualTo(
            new Impossible(
                "Only concurrency limits with slot decay can be used for rate limiting. The"
                    + " following limits do not have a decay configured: 'g1'"));
  }

  @Test
  void decayedSlotsAreFreeAgain() {
    SlotDecision decision =
        SlotDecider.acquire(
            List.of(limit(1, 5, 5, 0.5)), 2, SlotMode.RATE_LIMIT, NOW.plusSeconds(4));
    assertThat(decision)
        .isInstanceOfSatisfying(
            Granted.class,
            granted ->
                assertThat(granted.usages().get(new UUID(0, 1)))
                    .isEqualTo(new SlotUsage(5, 0, 2, NOW.plusSeconds(4))));
  }

  @Test
  void askingInVainDoesNotStopTheDecay() {
    LimitInUse full = limit(1, 5, 5, 0.5);
    for (int second = 0; second < 4; second++) {
      SlotDecision decision =
          SlotDecider.acquire(List.of(full), 2, SlotMode.RATE_LIMIT, NOW.plusSeconds(second));
      assertThat(decision).isInstanceOf(Full.class);
      full =
          new LimitInUse(
              full.limit(), ((Full) decision).usages().getOrDefault(full.id(), SlotUsage.NONE));
    }
    assertThat(full.activeSlots(NOW.plusSeconds(4))).isEqualTo(3);
  }

  @Test
  void inactiveLimitsNeitherRefuseNorCount() {
    LimitInUse inactive =
        new LimitInUse(
            new ConcurrencyLimit(new UUID(0, 1), NOW, NOW, "g1", 0, false, 0), SlotUsage.NONE);
    assertThat(acquire(List.of(inactive), 9, SlotMode.RATE_LIMIT))
        .isInstanceOfSatisfying(Granted.class, granted -> assertThat(granted.usages()).isEmpty());
  }

  @Test
  void aReleaseNeverGoesBelowNone() {
    assertThat(limit(1, 5, 1, 0).released(3, NOW).activeSlots()).isZero();
  }

  @Test
  void occupancyMovesTheAverage() {
    SlotUsage after = limit(1, 5, 2, 0).released(2, 24, NOW);
    assertThat(after.avgSlotOccupancySeconds()).isCloseTo(3, within(1e-9));
    assertThat(after.activeSlots()).isZero();
  }

  private static SlotDecision acquire(List<LimitInUse> limits, int slots, SlotMode mode) {
    return SlotDecider.acquire(limits, slots, mode, NOW);
  }

  private static LimitInUse limit(int number, int limit, int active, double decay) {
    UUID id = new UUID(0, number);
    return new LimitInUse(
        new ConcurrencyLimit(id, NOW, NOW, "g" + number, limit, true, decay), used(active, 0));
  }

  private static SlotUsage used(int active, int denied) {
    return new SlotUsage(active, denied, 2, NOW);
  }
}
