package io.daybook.command.run;

/** What deletions of runs need, for tests of what these pass through. */
public final class RunWrites {

  private RunWrites() {}

  public static Class<?>[] removal() {
    return new Class<?>[] {RunTable.class, NoDeploymentSlots.class, RunRemoval.class};
  }
}
