package io.daybook.query.index;

import io.daybook.query.index.BulkRequest.Rejection;
import io.daybook.wire.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Brings documents to Elasticsearch, whatever it has room for: what it refuses together is sent in
 * halves, down to single documents. One that is refused alone, although nothing else of ours is
 * under way, is rejected after some tries, so that no document keeps the others waiting.
 */
final class BulkDelivery {
  private static final int TRIES = 5;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(250);

  private final SearchClient client;
  private final BulkRoom room;
  private final Doubts doubts;
  private final List<Rejection> rejections = new ArrayList<>();
  private final Map<String, Long> acknowledged = new HashMap<>();

  BulkDelivery(SearchClient client, BulkRoom room, Doubts doubts) {
    this.client = client;
    this.room = room;
    this.doubts = doubts;
  }

  /** What Elasticsearch will never take of all that was delivered. */
  List<Rejection> rejections() {
    return List.copyOf(rejections);
  }

  /** The highest sequence number of a write, by index. */
  Map<String, Long> acknowledged() {
    return Map.copyOf(acknowledged);
  }

  /**
   * @throws ElasticsearchUnavailableException if it should be done again
   */
  void deliver(List<BulkItem> items) {
    List<Refusal> refused = send(BulkBatch.of(items));
    if (refused.size() == 1) {
      deliverAlone(refused.getFirst(), items.size() == 1 ? 1 : 0);
    } else if (!refused.isEmpty()) {
      List<BulkItem> again = refused.stream().map(Refusal::item).toList();
      deliver(again.subList(0, again.size() / 2));
      deliver(again.subList(again.size() / 2, again.size()));
    }
  }

  /** Something for which there was no room, and what was said. */
  private record Refusal(BulkItem item, String reason) {}

  private void deliverAlone(Refusal first, int before) {
    BulkItem item = first.item();
    BulkBatch alone = BulkBatch.of(List.of(item));
    BulkLimits limits = room.newestLimits();
    String reason = first.reason();
    int tries = before;
    while (tries < TRIES && !(tries > 0 && limits.isBeyond(alone.bytes(), alone.charge()))) {
      pause(tries);
      List<Refusal> refused = send(alone);
      if (refused.isEmpty()) {
        return;
      }
      reason = refused.getFirst().reason();
      tries++;
    }
    if (!limits.isLarge(alone.charge())) {
      throw new ElasticsearchOverloadedException(
          "Elasticsearch has no room even for " + item.told() + ": " + reason, null);
    }
    rejections.add(new Rejection(item.tag(), tooLarge(item, alone, limits, tries, reason)));
  }

  private static String tooLarge(
      BulkItem item, BulkBatch alone, BulkLimits limits, int tries, String reason) {
    return ("the %s was refused %d times, the last time alone: %s. It takes %d bytes of the %d that"
            + " a node %s for all writes (indexing_pressure.memory.limit): give Elasticsearch a"
            + " larger heap (daybook.embedded.elasticsearch-heap, where it is embedded)")
        .formatted(
            item.told(),
            tries,
            reason,
            alone.charge(),
            limits.pressure(),
            limits.known() ? "has" : "is taken to have");
  }

  private List<Refusal> send(BulkBatch batch) {
    if (batch.bytes() > room.limits().content()) { // it would not be read to its end
      return allRefused(batch, "it is longer than http.max_content_length");
    }
    try {
      byte[] answer = room.with(batch.charge(), () -> client.bulk(batch.lines()));
      return check(batch.items(), Json.MAPPER.readTree(answer));
    } catch (JacksonException e) {
      throw new ElasticsearchUnavailableException("a bulk's answer can't be read: " + e, e);
    } catch (ElasticsearchOverloadedException e) {
      return allRefused(batch, "" + e.getMessage());
    } catch (ElasticsearchRefusedException e) {
      if (e.status() == 413) {
        return allRefused(batch, "" + e.getMessage());
      }
      throw e;
    }
  }

  private static List<Refusal> allRefused(BulkBatch batch, String reason) {
    return batch.items().stream().map(item -> new Refusal(item, reason)).toList();
  }

  private List<Refusal> check(List<BulkItem> items, JsonNode answer) {
    List<Refusal> refused = new ArrayList<>();
    List<Conflict> conflicts = new ArrayList<>();
    boolean errors = answer.path("errors").booleanValue();
    JsonNode results = answer.path("items");
    for (int i = 0; i < results.size(); i++) {
      JsonNode result = results.get(i).iterator().next();
      if (errors) {
        check(items.get(i), result, refused, conflicts);
      }
      if (result.has("_seq_no")) {
        acknowledged.merge(items.get(i).index(), result.path("_seq_no").longValue(), Math::max);
      }
    }
    if (!conflicts.isEmpty()) {
      writeOver(doubts.among(conflicts));
    }
    return refused;
  }

  private void writeOver(List<Conflict> doubtful) {
    if (!doubtful.isEmpty()) {
      BulkRequest.Outcome outcome =
          new Rewrites(client).write(doubtful.stream().map(Conflict::overwritten).toList());
      rejections.addAll(outcome.rejections());
      outcome
          .acknowledged()
          .forEach((index, number) -> acknowledged.merge(index, number, Math::max));
    }
  }

  private void check(
      BulkItem item, JsonNode result, List<Refusal> refused, List<Conflict> conflicts) {
    int status = result.path("status").intValue();
    JsonNode error = result.path("error");
    if (status == 409) { // something as new or newer is there, or says that it is
      conflicts.add(Conflict.of(item, error.path("reason").asString("")));
      return;
    }
    if (status < 400 || error.isMissingNode()) { // without an error there was nothing to delete
      return;
    }
    if (SearchClient.isOverload(status, error.toString())) {
      refused.add(new Refusal(item, error.path("reason").asString(error.toString())));
    } else if (isOfDocument(status, error)) {
      rejections.add(new Rejection(item.tag(), "the " + item.told() + ": " + error));
    } else {
      throw new ElasticsearchUnavailableException(
          "Elasticsearch put off the %s with %d: %s".formatted(item.told(), status, error), null);
    }
  }

  /** A missing, closed or blocked index, a missing right: none of these is the document's fault. */
  private static boolean isOfDocument(int status, JsonNode error) {
    return status == 400 && !error.path("type").asString("").equals("index_closed_exception");
  }

  private static void pause(int tries) {
    if (tries > 0) {
      try {
        long millis = FIRST_PAUSE.toMillis() << (tries - 1);
        boolean _ = new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new ElasticsearchUnavailableException("interrupted between two tries", e);
      }
    }
  }
}
