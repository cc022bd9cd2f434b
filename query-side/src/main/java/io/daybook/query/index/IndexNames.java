package io.daybook.query.index;

/**
 * How indices are called: {@code <prefix>deployments} is the alias that everyone reads and writes,
 * {@code <prefix>deployments-v1} a version behind it. Beside each version of an index that a
 * projector folds into stands {@code ...-v1-state} with what it needs to fold the next event.
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

  public String stateVersion(Index index, int version) {
    return version(index, version) + STATE;
  }
}
