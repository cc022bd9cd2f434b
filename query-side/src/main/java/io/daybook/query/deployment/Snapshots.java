package io.daybook.query.deployment;

import io.daybook.filter.AsOf;
import org.jspecify.annotations.Nullable;

/** All deployments at any moment. */
@FunctionalInterface
interface Snapshots {

  /**
   * @param asOf null: now
   * @throws io.daybook.wire.ApiException 422 if there was nothing yet, or if it is still to come
   */
  Snapshot at(@Nullable AsOf asOf);
}
