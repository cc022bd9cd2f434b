package io.daybook.conformance;

import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Leaves out all that speaks of flow runs or task runs. */
final class Selection {
  private static final Pattern RUNS =
      Pattern.compile("flow_run|task_run|/schedule$|[$][{](fr|tr|ar)[0-9]");

  private Selection() {}

  /** Does this corpus step, case or step of a sequence speak of runs? */
  static boolean needsRuns(JsonNode step) {
    return RUNS.matcher(step.path("path").stringValue()).find()
        || RUNS.matcher(step.path("body").toString()).find()
        || RUNS.matcher(step.path("raw").asString("")).find();
  }

  static boolean sequenceNeedsRuns(JsonNode sequence) {
    return sequence.path("steps").valueStream().anyMatch(Selection::needsRuns);
  }
}
