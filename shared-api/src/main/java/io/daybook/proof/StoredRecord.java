package io.daybook.proof;

import io.daybook.ledger.ChainedRecord;
import io.daybook.ledger.Hash;
import org.jspecify.annotations.Nullable;

/**
 * A record as it stands in the ledger or in an export of it, which may have been tampered with.
 *
 * @param hash null if what stands there is no hash
 */
public record StoredRecord(ChainedRecord chained, @Nullable Hash hash) {

  public long position() {
    return chained.position();
  }
}
