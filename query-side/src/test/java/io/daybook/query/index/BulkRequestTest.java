package io.daybook.query.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daybook.embedded.EmbeddedPair;
import io.daybook.query.index.BulkRequest.Rejection;
import io.daybook.query.testing.CountingProxy;
import io.daybook.query.testing.CountingProxy.Answer;
import io.daybook.wire.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On a node with the heap that Daybook gives it. */
class BulkRequestTest {
  private static final int MEGABYTE = 1_000_000;
  private static final String INDEX = "documents";
  private static final String NO_ROOM =
      "{\"error\":{\"type\":\"es_rejected_execution_exception\",\"reason\":\"no room\"},"
          + "\"status\":429}";

  private final EmbeddedPair pair = EmbeddedPair.shared();
  private final CountingProxy proxy = new CountingProxy(pair.elasticsearch());
  private final SearchClient client = SearchClients.create(settings());
  private final String index = pair.indexPrefix() + INDEX;
  private long refusedBefore;

  @BeforeEach
  void create() {
    client.put("/" + index, "{\"mappings\":{\"enabled\":false}}".getBytes(StandardCharsets.UTF_8));
    refusedBefore = refused();
  }

  @AfterEach
  void close() {
    client.close();
    proxy.close();
    pair.close();
  }

  private ElasticsearchProperties settings() {
    return new ElasticsearchProperties(
        List.of(proxy.url()),
        pair.indexPrefix(),
        null,
        null,
        null,
        Duration.ofSeconds(2),
        Duration.ofSeconds(60),
        16,
        "",
        JoinStrategy.BITMAP);
  }

  /** How many documents the node has refused since it was started. */
  private long refused() {
    return Json.MAPPER
        .readTree(client.get("/_nodes/stats/indexing_pressure"))
        .path("nodes")
        .valueStream()
        .mapToLong(node ->
            node.at("/indexing_pressure/memory/total/primary_document_rejections").longValue()
                + node.at("/indexing_pressure/memory/total/coordinating_rejections").longValue())
        .sum();
  }

  private static byte[] document(int bytes) {
    return ("{\"text\":\"" + "a".repeat(bytes - 11) + "\"}").getBytes(StandardCharsets.UTF_8);
  }

  private List<Rejection> write(int... sizes) {
    BulkRequest bulk = new BulkRequest(client);
    for (int i = 0; i < sizes.length; i++) {
      bulk.index("tag " + i, index, "d" + i, 1, document(sizes[i]));
    }
    return bulk.finish();
  }

  private boolean isThere(int number) {
    return client.exists("/" + index + "/_doc/d" + number);
  }

  @Test
  void whatANodeTakesIsAskedOfIt() {
    assertThat(client.room().limits())
        .isEqualTo(new BulkLimits(512L * 1024 * 1024 / 10, 100 * 1024 * 1024, true));
  }

  @Test
  void manyDocumentsAreWrittenInRequestsThatANodeTakes() {
    assertThat(write(IntStream.range(0, 300).map(_ -> 200_000).toArray())).isEmpty();

    assertThat(isThere(299)).isTrue();
    assertThat(refused()).isEqualTo(refusedBefore);
  }

  @Test
  void aLargeDocumentIsSentAlone() {
    assertThat(write(100, 10 * MEGABYTE, 100, 10 * MEGABYTE, 5 * MEGABYTE, 100)).isEmpty();

    assertThat(IntStream.range(0, 6).allMatch(this::isThere)).isTrue();
    assertThat(refused()).isEqualTo(refusedBefore);
  }

  @Test
  void whatIsRefusedTogetherIsSentInHalves() {
    List<BulkItem> items =
        IntStream.range(0, 9)
            .mapToObj(i -> new BulkItem(i, index, "d" + i, 1, document(4 * MEGABYTE)))
            .toList();
    BulkDelivery delivery = new BulkDelivery(client, client.room(), Doubts.NONE);
    delivery.deliver(items);
    BulkItem more = new BulkItem(9, index, "d9", 1, document(8 * MEGABYTE));
    delivery.deliver(List.of(more, items.getFirst(), items.getLast(), more, more, more));

    assertThat(delivery.rejections()).isEmpty();
    assertThat(IntStream.range(0, 10).allMatch(this::isThere)).isTrue();
    assertThat(refused()).isGreaterThan(refusedBefore);
  }

  @Test
  void aDocumentThatANodeNeverTakesIsNamedAndTheOthersAreWritten() {
    List<Rejection> rejections =
        write(100, 11 * MEGABYTE, 100, 60 * MEGABYTE, 100, 120 * MEGABYTE, 100);

    assertThat(rejections).extracting(Rejection::tag).containsExactly("tag 1", "tag 3", "tag 5");
    assertThat(rejections.getFirst().reason())
        .contains("document d1 of " + index + " (11000000 bytes)")
        .contains("rejected execution of primary operation")
        .contains("of the 53687091 that a node has")
        .contains("daybook.embedded.elasticsearch-heap");
    assertThat(rejections.getLast().reason()).contains("http.max_content_length");
    assertThat(IntStream.of(0, 2, 4, 6).allMatch(this::isThere)).isTrue();
  }

  @Test
  void whereNobodyMayAskANodeTheSmallestIsAssumed() {
    proxy.refuse((path, _) -> path.startsWith("/_nodes") ? new Answer(403, "{}") : null);

    List<Rejection> rejections = write(100, 10 * MEGABYTE, 11 * MEGABYTE, 100);

    assertThat(client.room().limits()).isEqualTo(BulkLimits.ASSUMED);
    assertThat(rejections).extracting(Rejection::tag).containsExactly("tag 2");
    assertThat(rejections.getFirst().reason())
        .contains("was refused 5 times")
        .contains("is taken to have");
    assertThat(IntStream.of(0, 1, 3).allMatch(this::isThere)).isTrue();
  }

  @Test
  void aLargeDocumentIsTriedAgainWhileOthersTakeTheRoom() {
    AtomicInteger refusals = new AtomicInteger();
    proxy.refuse((path, body) -> refusesLarge(path, body) ? once(refusals, 3) : null);

    assertThat(write(100, 5 * MEGABYTE, 100)).isEmpty();

    assertThat(refusals).hasValue(4);
    assertThat(isThere(1)).isTrue();
  }

  private static boolean refusesLarge(String path, byte[] body) {
    return path.startsWith("/_bulk") && body.length > MEGABYTE;
  }

  private static @Nullable Answer once(AtomicInteger refusals, int times) {
    return refusals.incrementAndGet() <= times ? new Answer(429, NO_ROOM) : null;
  }

  @Test
  void aLargeDocumentThatIsAlwaysRefusedIsRejectedAfterItsTries() {
    proxy.refuse((path, body) -> refusesLarge(path, body) ? new Answer(429, NO_ROOM) : null);

    List<Rejection> rejections = write(100, 5 * MEGABYTE, 100);

    assertThat(rejections).extracting(Rejection::tag).containsExactly("tag 1");
    assertThat(rejections.getFirst().reason()).contains("refused 5 times").contains("no room");
    assertThat(isThere(0) && isThere(2)).isTrue();
  }

  @Test
  void aNodeThatHasNoRoomForSmallDocumentsHasNoneForAny() {
    proxy.refuse((path, _) -> path.startsWith("/_bulk") ? new Answer(429, NO_ROOM) : null);

    assertThatThrownBy(() -> write(100, 100, 100))
        .isInstanceOf(ElasticsearchUnavailableException.class)
        .hasMessageContaining("no room even for document d0");
  }

  @Test
  void aFullDiskIsNoDocumentsFault() {
    Answer full =
        new Answer(
            200,
            "{\"errors\":true,\"items\":[{\"index\":{\"status\":429,\"error\":"
                + "{\"type\":\"cluster_block_exception\",\"reason\":\"disk\"}}}]}");
    proxy.refuse((path, _) -> path.startsWith("/_bulk") ? full : null);

    assertThatThrownBy(() -> write(11 * MEGABYTE))
        .isExactlyInstanceOf(ElasticsearchUnavailableException.class)
        .hasMessageContaining("cluster_block_exception");
  }

  @Test
  void whatIsNoDocumentIsRejectedAlone() {
    BulkRequest bulk = new BulkRequest(client);
    bulk.index("good", index, "d0", 1, document(100));
    bulk.index("bad", index, "d1", 1, "{\"a\":".getBytes(StandardCharsets.UTF_8));

    assertThat(bulk.finish()).extracting(Rejection::tag).containsExactly("bad");
    assertThat(isThere(0)).isTrue();
  }

  @Test
  void anOlderVersionChangesNothing() {
    BulkRequest bulk = new BulkRequest(client);
    bulk.index("new", index, "d0", 2, document(100));
    bulk.index("old", index, "d0", 1, document(200));
    bulk.delete("older", index, "d0", 1);

    assertThat(bulk.finish()).isEmpty();
    assertThat(new String(client.get("/" + index + "/_source/d0"), StandardCharsets.UTF_8))
        .hasSize(100);
  }

  @Test
  void whatThereIsNoRoomForLetsNobodyDoubtThatAllIsThere() {
    AtomicInteger doubts = new AtomicInteger();
    Completeness counting =
        new Completeness() {
          @Override
          public void require(Index any) {}

          @Override
          public void answered(Index any, int parts) {}

          @Override
          public void failed() {
            doubts.incrementAndGet();
          }
        };
    try (SearchClient watched = SearchClients.create(settings(), counting)) {
      byte[] all = "{}".getBytes(StandardCharsets.UTF_8);
      proxy.refuse((_, _) -> new Answer(429, NO_ROOM));
      assertThatThrownBy(() -> watched.search(Index.FLOWS, all))
          .isInstanceOf(ElasticsearchOverloadedException.class);
      assertThat(doubts).hasValue(0);

      proxy.refuse((_, _) -> new Answer(503, "{}"));
      assertThatThrownBy(() -> watched.search(Index.FLOWS, all))
          .isExactlyInstanceOf(ElasticsearchUnavailableException.class);
      assertThat(doubts).hasValue(1);
    }
  }
}
