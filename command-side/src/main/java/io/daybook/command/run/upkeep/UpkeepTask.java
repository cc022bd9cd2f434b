package io.daybook.command.run.upkeep;

/** One of the things that happen to runs by itself. */
enum UpkeepTask {
  LATE_RUNS("late runs were not marked"),
  PAUSE_EXPIRATIONS("runs whose pause ran out did not fail"),
  CANCELLATIONS("what belongs to cancelled runs was not cancelled");

  private final String undone;

  UpkeepTask(String undone) {
    this.undone = undone;
  }

  /** What it means that it did not happen. */
  String undone() {
    return undone;
  }
}
