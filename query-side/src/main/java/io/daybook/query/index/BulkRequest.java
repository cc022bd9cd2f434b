package io.daybook.query.index;

import java.util.List;
import java.util.Map;

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

  /**
   * What came of some writes.
   *
   * @param rejections what Elasticsearch will never take
   * @param acknowledged see {@link #acknowledged()}
   */
  public record Outcome(List<Rejection> rejections, Map<String, Long> acknowledged) {}

  /** Whatever has a higher version is taken for newer. */
  public BulkRequest(SearchClient client) {
    this(client, Doubts.NONE);
  }

  /**
   * @param doubts what is not believed to be newer is written over
   */
  public BulkRequest(SearchClient client, Doubts doubts) {
    this.room = client.room();
    this.delivery = new BulkDelivery(client, room, doubts);
  }

  /**
   * Adds a document; sends what has gathered if that is much.
   *
   * @param tag by which a rejection names the write
   * @param source one line of JSON
   * @throws ElasticsearchUnavailableException if the request should be made again
   */
  public void index(Object tag, String index, String id, long version, byte[] source) {
    add(new BulkItem(tag, index, id, version, source));
  }

  /** Adds a deletion; see {@link #index}. */
  public void delete(Object tag, String index, String id, long version) {
    add(new BulkItem(tag, index, id, version, null));
  }

  void add(BulkItem item) {
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
