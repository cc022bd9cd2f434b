package io.daybook.workpool;

import java.util.UUID;

/**
 * A queue as a deployment names it. The queue's own name may change and is not part of it; its
 * pool, and that pool's name and type, never change.
 */
public record WorkQueueRef(UUID id, UUID poolId, String poolName, String poolType) {}
