package io.daybook.query.index;

import io.daybook.wire.Json;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * The room that the nodes have for writes, shared by all that this process sends. A node refuses
 * what would go beyond it; so that nothing of our own is refused because of something else of our
 * own, each request waits until there is room for it, and the largest until there is nothing else.
 */
final class BulkRoom {
  private static final Logger LOG = LoggerFactory.getLogger(BulkRoom.class);

  private static final String PRESSURE =
      "/_nodes/stats/indexing_pressure?timeout=2s"
          + "&filter_path=nodes.*.indexing_pressure.memory.limit_in_bytes";
  private static final String CONTENT =
      "/_nodes/http?timeout=2s&filter_path=nodes.*.http.max_content_length_in_bytes";

  /** Nodes come and go, and are started again with another heap. */
  private static final long ASKED_AGAIN = Duration.ofMinutes(1).toNanos();

  private static final int PARTS = 1000;

  private final SearchClient client;
  private final Semaphore parts = new Semaphore(PARTS, true);
  private BulkLimits limits = BulkLimits.ASSUMED;
  private long asked = System.nanoTime() - ASKED_AGAIN;

  BulkRoom(SearchClient client) {
    this.client = client;
  }

  /** What the smallest of the nodes takes, as they told within the last minute. */
  synchronized BulkLimits limits() {
    if (System.nanoTime() - asked >= ASKED_AGAIN) {
      limits = ask();
      asked = System.nanoTime();
    }
    return limits;
  }

  /** Asks the nodes again. */
  synchronized BulkLimits newestLimits() {
    asked = System.nanoTime() - ASKED_AGAIN;
    return limits();
  }

  /** Waits for room, and gives it back when the request was answered. */
  <T> T with(long charge, Supplier<T> request) {
    int share = Math.clamp(1 + PARTS * charge / limits().pressure(), 1, PARTS);
    parts.acquireUninterruptibly(share);
    try {
      return request.get();
    } finally {
      parts.release(share);
    }
  }

  private BulkLimits ask() {
    try {
      OptionalLong pressure = smallest(PRESSURE, "/indexing_pressure/memory/limit_in_bytes");
      OptionalLong content = smallest(CONTENT, "/http/max_content_length_in_bytes");
      if (pressure.isPresent() && content.isPresent()) {
        return new BulkLimits(pressure.getAsLong(), content.getAsLong(), true);
      }
    } catch (ElasticsearchRefusedException | ElasticsearchUnavailableException e) {
      LOG.debug("The nodes do not tell how much they take: {}", e.getMessage());
    }
    return limits.known() ? limits : BulkLimits.ASSUMED;
  }

  private OptionalLong smallest(String path, String pointer) {
    return Json.MAPPER
        .readTree(client.get(path))
        .path("nodes")
        .valueStream()
        .map(node -> node.at(pointer))
        .filter(JsonNode::isNumber)
        .mapToLong(JsonNode::longValue)
        .filter(limit -> limit > 0)
        .min();
  }
}
