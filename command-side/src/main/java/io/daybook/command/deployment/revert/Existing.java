package io.daybook.command.deployment.revert;

import io.daybook.workpool.WorkPool;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What exists of that to which an old state refers.
 *
 * @param pool the pool of its queue; null: it is gone, or there was none
 * @param limit whether the limit is there that it shared
 * @param ownLimit the id of the deployment's own limit, or of one that is to be made
 */
record Existing(@Nullable WorkPool pool, boolean limit, UUID ownLimit) {}
