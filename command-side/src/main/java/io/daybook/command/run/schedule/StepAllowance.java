package io.daybook.command.run.schedule;

import io.daybook.command.deployment.schedule.Steps;

/**
 * How far all schedules of one transaction may look for dates. A schedule alone may go a million
 * steps; where many do, those that come after the first few have a small number each, which
 * suffices for most, and their turn comes later: what was given up rests for an hour.
 */
final class StepAllowance {

  private static final int LEAST = 1_000;

  private long left = 5L * Steps.MOST;

  int next() {
    return Math.clamp(left, LEAST, Steps.MOST);
  }

  void took(int steps) {
    left -= steps;
  }
}
