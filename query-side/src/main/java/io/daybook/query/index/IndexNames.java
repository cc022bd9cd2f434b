package io.daybook.query.index;

import io.daybook.run.Week;

/**
 * How indices are called: {@code <prefix>deployments} is the alias that everyone reads and writes,
 * {@code <prefix>deployments-v1} a version behind it. Beside each version of an index that a
 * projector folds into stands {@code ...-v1-state} with what it needs to fold the next event.
 *
 * <p>Of a weekly index, {@code <prefix>flow_runs-v1} is always empty, so that the alias is never
 * without an index; the documents are in {@code <prefix>flow_runs-v1-2026.11.16} and the like.
 */
public record IndexNames(String prefix) {

  private static final String STATE = "-state";

  /** The alias of an index. */
  public String alias(Index index) {
    return prefix + index.key();
  }

  /** The alias of the states behind an index. */
  public String stateAlias(Index index) {
    return alias(index) + STATE;
  }

  public String version(Index index, int version) {
    return alias(index) + "-v" + version;
  }

  /** The part of a version that has the runs of a week. */
  public String week(Index index, int version, Week week) {
    return version(index, version) + "-" + week.text();
  }

  public String stateVersion(Index index, int version) {
    return version(index, version) + STATE;
  }
}
