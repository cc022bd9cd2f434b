package io.daybook.query.index;

import io.daybook.wire.Json;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Puts documents in the place of others whose versions are none of ours: higher than any that we
 * will ever write, or as high as ours, so that no write of ours gets past them. What is there is
 * deleted, and written anew, while Elasticsearch is kept from remembering the versions of what was
 * deleted, as it does at all other times.
 */
public final class Rewrites {
  private static final byte[] FORGETFUL = deletionsKept("-1");
  private static final byte[] MINDFUL = deletionsKept(IndexDefinition.DELETIONS_KEPT);
  private static final byte[] NOTHING = "".getBytes(StandardCharsets.UTF_8);

  private final SearchClient client;

  public Rewrites(SearchClient client) {
    this.client = client;
  }

  private static byte[] deletionsKept(String time) {
    return Json.bytes(Json.object().put("index.gc_deletes", time));
  }

  /**
   * Makes wishes come true; nobody else of ours may write to their indices meanwhile. They are
   * visible to searches then.
   *
   * @throws ElasticsearchUnavailableException if not all of them did, or something newer was
   *     written over what was seen
   */
  public BulkRequest.Outcome write(Collection<Wish> wishes) {
    Set<String> indices =
        wishes.stream().map(wish -> wish.item().index()).collect(Collectors.toSet());
    try {
      indices.forEach(index -> set(index, FORGETFUL));
      return writeForgetful(wishes, indices);
    } finally {
      indices.forEach(this::remember);
    }
  }

  /**
   * Like {@link #write}, for what Elasticsearch has taken before.
   *
   * @return the highest sequence number of a write, by index
   * @throws ElasticsearchUnavailableException if one was rejected, too
   */
  public Map<String, Long> writeAll(Collection<Wish> wishes) {
    BulkRequest.Outcome outcome = write(wishes);
    if (!outcome.rejections().isEmpty()) {
      throw new ElasticsearchUnavailableException(
          "documents were not written anew: " + outcome.rejections(), null);
    }
    return outcome.acknowledged();
  }

  /** Lets Elasticsearch remember deletions in an index, as ever. */
  public void remember(String index) {
    set(index, MINDFUL);
  }

  private void set(String index, byte[] settings) {
    client.put("/" + index + "/_settings", settings);
  }

  private BulkRequest.Outcome writeForgetful(Collection<Wish> wishes, Set<String> indices) {
    BulkRequest bulk =
        new BulkRequest(
            client,
            _ -> {
              throw new ElasticsearchUnavailableException("documents were changed meanwhile", null);
            });
    for (Wish wish : wishes) {
      BulkItem item = wish.item();
      if (wish.seen() != Wish.NOTHING) {
        bulk.add(BulkItem.removal(item.tag(), item.index(), item.id(), wish.seen()));
      }
      if (item.source() != null) {
        bulk.add(item);
      }
    }
    BulkRequest.Outcome outcome = new BulkRequest.Outcome(bulk.finish(), bulk.acknowledged());
    indices.forEach(index -> client.post("/" + index + "/_refresh", NOTHING));
    return outcome;
  }
}
