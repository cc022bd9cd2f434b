package io.daybook.proof;

import java.util.List;

/**
 * What came of verifying records.
 *
 * @param from the first position that was looked for
 * @param to the last position that was found or looked for; before {@code from} if there is none
 * @param records how many there were
 * @param last the last record that was found, as a checkpoint, if its hash is one
 * @param problemCount how many problems there are
 * @param problems the first of them, by position
 */
public record Verification(
    long from, long to, long records, Checkpoint last, long problemCount, List<Problem> problems) {

  public boolean isVerified() {
    return problemCount == 0;
  }
}
