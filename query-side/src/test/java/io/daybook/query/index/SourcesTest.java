package io.daybook.query.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daybook.embedded.EmbeddedPair;
import io.daybook.query.index.Sources.Document;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On a node with the heap that Daybook gives it. */
class SourcesTest {
  private final EmbeddedPair pair = EmbeddedPair.shared();
  private final SearchClient client =
      SearchClients.create(
          new ElasticsearchProperties(
              List.of(pair.elasticsearchUrl()),
              pair.indexPrefix(),
              null,
              null,
              pair.elasticsearch().apiKey(),
              Duration.ofSeconds(2),
              Duration.ofSeconds(60),
              16,
              "",
              JoinStrategy.BITMAP));
  private final String index = pair.indexPrefix() + "documents";
  private final List<List<Document>> groups = new ArrayList<>();

  @BeforeEach
  void create() {
    client.put("/" + index, "{\"mappings\":{\"enabled\":false}}".getBytes(StandardCharsets.UTF_8));
  }

  @AfterEach
  void close() {
    client.close();
    pair.close();
  }

  private void write(int count, String json) {
    BulkRequest bulk = new BulkRequest(client);
    for (int i = 0; i < count; i++) {
      bulk.index(i, index, "d" + i, 7, json.getBytes(StandardCharsets.UTF_8));
    }
    assertThat(bulk.finish()).isEmpty();
  }

  private static List<String> ids(int count) {
    return IntStream.range(0, count).mapToObj(i -> "d" + i).toList();
  }

  @Test
  void documentsAreReadAsTheyWereWrittenBeforeTheyAreRefreshed() {
    String json = "{\"bytes\":1,\"a\" : [1.50, {\"b\":null}]}";
    write(2, json);

    new Sources(client).read(index, List.of("d0", "none", "d1"), groups::add);

    assertThat(groups).hasSize(1);
    assertThat(groups.getFirst()).extracting(Document::id).containsExactly("d0", "d1");
    assertThat(groups.getFirst().getFirst().version()).isEqualTo(7);
    assertThat(new String(groups.getFirst().getFirst().json(), StandardCharsets.UTF_8))
        .isEqualTo(json);
  }

  @Test
  void manySmallOnesAreReadTogether() {
    write(600, "{\"bytes\":2000,\"a\":1}");

    new Sources(client).read(index, ids(700), groups::add);

    assertThat(groups).extracting(List::size).containsExactly(500, 100);
  }

  /** Of 130 in one answer a node with a heap of 512 MB dies. */
  @Test
  void manyLargeOnesAreReadAFewAtATime() {
    String text = "a".repeat(4_000_000);
    write(40, "{\"bytes\":" + text.length() + ",\"a\":\"" + text + "\"}");

    List<Integer> sizes = new ArrayList<>();
    new Sources(client).read(index, ids(40), group -> sizes.add(group.size()));

    assertThat(sizes).hasSize(10).allMatch(size -> size <= 4);
    assertThat(sizes.stream().mapToInt(Integer::intValue).sum()).isEqualTo(40);
  }

  @Test
  void whatDoesNotTellItsSizeMayBeLarge() {
    write(40, "{\"a\":1}");

    new Sources(client).read(index, ids(40), groups::add);

    assertThat(groups).extracting(List::size).containsExactly(8, 8, 8, 8, 8);
  }

  @Test
  void anIndexThatIsNotThereIsSaid() {
    assertThatThrownBy(() -> new Sources(client).read(index + "x", ids(1), groups::add))
        .isInstanceOf(ElasticsearchUnavailableException.class)
        .hasMessageContaining("index_not_found_exception");
  }
}
