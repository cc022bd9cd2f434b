package io.daybook.query.index;

import java.util.Map;

/**
 * What a node takes at once.
 *
 * @param pressure what all writes that are under way on it may come to, by its own account
 * @param content bytes of a request
 * @param known whether it was told by the nodes
 */
record BulkLimits(long pressure, long content, boolean known) {

  /** Those of a node with a heap of 512 MB: where nobody tells, others have more. */
  static final BulkLimits ASSUMED = new BulkLimits(53_687_091, 100 << 20, false);

  /** Larger requests are no faster, and several are under way at once. */
  private static final long REQUEST = 8 << 20;

  private static final int REQUESTS_AT_ONCE = 4;

  /**
   * For parsing the largest document of a request Elasticsearch reserves so many times its size.
   */
  private static final int EXPANSION = 4;

  /**
   * What a node charges for a request.
   *
   * @param bytes of all of its documents
   * @param largest document of each index, each of which is one shard
   */
  static long charge(long bytes, Map<String, Long> largest) {
    return bytes + EXPANSION * largest.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Whether a request with this charge is small enough to be sent beside others. */
  boolean isShare(long bytes, long charge) {
    return bytes <= Math.min(REQUEST, content) && charge <= pressure / REQUESTS_AT_ONCE;
  }

  /** Whether a document is too large for a node that has nothing else to do. */
  boolean isBeyond(long bytes, long charge) {
    return known && (bytes > content || charge > pressure);
  }

  /** Whether it could be a document's own size that a node has no room for. */
  boolean isLarge(long charge) {
    return charge > pressure / REQUESTS_AT_ONCE;
  }
}
