package io.daybook.command.deployment.revert;

import io.daybook.history.ChangeJson;
import io.daybook.history.Difference;
import io.daybook.wire.Json;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a revert has done, or would do.
 *
 * @param from the revision that was the newest
 * @param to the revision whose state is restored
 * @param revision the newest one now: equal to {@code from} if nothing had to change; null after a
 *     dry run
 */
record Reverted(
    UUID deploymentId, int from, int to, @Nullable Integer revision, Difference difference) {

  ObjectNode json() {
    ObjectNode json =
        Json.object()
            .put("deployment_id", deploymentId.toString())
            .put("from_revision", from)
            .put("to_revision", to)
            .put("revision", revision);
    json.set("changes", ChangeJson.changes(difference));
    json.set("patch", difference.patch());
    return json;
  }
}
