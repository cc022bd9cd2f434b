package io.daybook.run;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The data of a state: where its run's result lies. */
public final class StateData {

  /** What a client says of the artifact that Prefect keeps a result as; no part of the result. */
  private static final List<String> OF_ARTIFACT =
      List.of("artifact_key", "artifact_type", "artifact_description");

  private StateData() {}

  /** Whether it says that the result lies nowhere. */
  public static boolean isUnpersisted(@Nullable JsonNode data) {
    return data != null && data.path("type").stringValueOpt().orElse("").equals("unpersisted");
  }

  /**
   * What is kept and shown of the data that was sent; null: nothing, as of a result that lies
   * nowhere.
   */
  public static @Nullable JsonNode kept(@Nullable JsonNode sent) {
    if (sent == null || sent.isNull() || isUnpersisted(sent)) {
      return null;
    }
    return sent.isObject() && OF_ARTIFACT.stream().anyMatch(sent::has)
        ? ((ObjectNode) sent.deepCopy()).remove(OF_ARTIFACT)
        : sent;
  }
}
