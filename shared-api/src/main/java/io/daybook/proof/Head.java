package io.daybook.proof;

import io.daybook.ledger.Hash;
import io.daybook.wire.Json;
import io.daybook.wire.Timestamps;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The row that tells where the ledger ends.
 *
 * @param position of the newest record; 0 if there is none
 * @param hash of the newest record; null if what stands there is no hash
 * @param at when the newest record was appended; of no meaning if there is none
 */
public record Head(long position, @Nullable Hash hash, Instant at) {

  /** {@code {"position", "hash", "at"}}: a checkpoint that can be kept elsewhere. */
  public ObjectNode json() {
    return Json.object()
        .put("position", position)
        .put("hash", hash == null ? null : hash.hex())
        .put("at", position == 0 ? null : Timestamps.format(at));
  }
}
