package io.daybook.query.index;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whole documents to write or delete, each with the position of its newest event as its external
 * version: an older write never wins, and the same one twice changes nothing.
 */
public final class BulkRequest {
  private final BulkRoom room;
  private final BulkDelivery delivery;
  private BulkBatch gathered = new BulkBatch();

  /**
   * A document that Elasticsearch will never take as it is.
   *
   * @param tag of the write
   * @param reason names the document, its size, and what to do
   */
  public record Rejection(Object tag, String reason) {}

  public BulkRequest(SearchClient client) {
    this.room = client.room();
    this.delivery = new BulkDelivery(client, room);
  }

  /**
   * Adds a document; sends what has gathered if that is much.
   *
   * @param tag by which a rejection names the write
   * @param source one line of JSON
   * @throws ElasticsearchUnavailableException if the request should be made again
   */
  public void index(Object tag, String index, String id, long version, byte[] source) {
    add(tag, index, id, version, source);
  }

  /** Adds a deletion; see {@link #index}. */
  public void delete(Object tag, String index, String id, long version) {
    add(tag, index, id, version, null);
  }

  private void add(Object tag, String index, String id, long version, byte @Nullable [] source) {
    BulkItem item = new BulkItem(tag, index, id, version, source);
    if (!gathered.takes(item, room.limits())) {
      send();
    }
    gathered.add(item);
  }

  /**
   * Sends the rest.
   *
   * @return what was rejected of all
   */
  public List<Rejection> finish() {
    if (!gathered.isEmpty()) {
      send();
    }
    return delivery.rejections();
  }

  /**
   * The highest sequence number that Elasticsearch gave to a write, by the name of the index. It
   * grows with each write of an index, so that one which was lost is told by a lower one.
   */
  public Map<String, Long> acknowledged() {
    return delivery.acknowledged();
  }

  private void send() {
    BulkBatch batch = gathered;
    gathered = new BulkBatch();
    delivery.deliver(batch.items());
  }
}
