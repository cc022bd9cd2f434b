package io.daybook.command.deployment.schedule;

import java.util.List;

/** The columns of a cron expression, in croniter's order: seconds and years come last. */
public enum CronColumn {
  MINUTE(0, 59, ""),
  HOUR(0, 23, ""),
  DAY(1, 31, ""),
  MONTH(1, 12, "jan feb mar apr may jun jul aug sep oct nov dec"),
  WEEKDAY(0, 6, "sun mon tue wed thu fri sat"),
  SECOND(0, 59, ""),
  YEAR(1970, 2099, "");

  final int least;
  final int most;
  private final String names;

  CronColumn(int least, int most, String names) {
    this.least = least;
    this.most = most;
    this.names = names;
  }

  /** How many values there are between the bounds. */
  int size() {
    return most - least + 1;
  }

  /**
   * The number that a word stands for; it may still be out of bounds.
   *
   * @param columns of the whole expression: with five, 7 is Sunday too; with six, day 0 is day 1
   */
  int number(String word, int columns) {
    int name = List.of(names.split(" ")).indexOf(word);
    if (name >= 0 && !word.isEmpty()) {
      return least + name;
    }
    if (!word.matches("[0-9]{1,9}")) {
      throw new IllegalArgumentException("[" + word + "] is not acceptable");
    }
    int number = Integer.parseInt(word);
    if (this == WEEKDAY && number == 7 && columns == 5) {
      return 0;
    }
    return this == DAY && number == 0 && columns == 6 ? 1 : number;
  }
}
