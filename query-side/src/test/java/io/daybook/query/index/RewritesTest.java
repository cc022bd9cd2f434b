package io.daybook.query.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daybook.query.index.Sources.Document;
import io.daybook.query.testing.SearchUnderTest;
import io.daybook.wire.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Whatever somebody wrote to Elasticsearch, with whatever version, our documents get past it. */
class RewritesTest {
  private static final long HUGE = Long.MAX_VALUE;

  private static SearchUnderTest search;
  private static String index;

  @BeforeAll
  static void start() {
    search = new SearchUnderTest();
    index = search.client().names().version(Index.FLOWS, 1);
  }

  @AfterAll
  static void stop() {
    search.close();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void put(String id, long version, String source) {
    String path = "/%s/_doc/%s?version=%d&version_type=external".formatted(index, id, version);
    search.client().put(path, bytes(source));
  }

  private static @Nullable Document stored(String id) {
    List<Document> found = new ArrayList<>();
    new Sources(search.client()).read(index, List.of(id), found::addAll);
    return found.isEmpty() ? null : found.getFirst();
  }

  private static String told(String id) {
    Document document = stored(id);
    return document == null
        ? "nothing"
        : document.version() + " " + new String(document.json(), StandardCharsets.UTF_8);
  }

  private static Wish wish(String id, long version, byte @Nullable [] source) {
    Document there = stored(id);
    return new Wish(index, id, version, source, there == null ? Wish.NOTHING : there.version());
  }

  private static void rewrite(Wish... wishes) {
    assertThat(new Rewrites(search.client()).write(List.of(wishes)).rejections()).isEmpty();
  }

  private static List<BulkRequest.Rejection> writeAsEver(String id, long version, String source) {
    BulkRequest bulk = new BulkRequest(search.client());
    bulk.index("tag", index, id, version, bytes(source));
    return bulk.finish();
  }

  @Test
  void aDocumentWithAVersionBeyondAllIsReplacedAndLaterWritesShow() {
    put("huge", 3, "{\"name\":\"ours\"}");
    put("huge", HUGE, "{\"name\":\"forged\"}");

    rewrite(wish("huge", 3, bytes("{\"name\":\"ours\"}")));

    assertThat(told("huge")).isEqualTo("3 {\"name\":\"ours\"}");
    assertThat(writeAsEver("huge", 4, "{\"name\":\"later\"}")).isEmpty();
    assertThat(told("huge")).isEqualTo("4 {\"name\":\"later\"}");
  }

  @Test
  void oneOfTheSameVersionIsReplacedToo() {
    put("same", 3, "{\"name\":\"forged\"}");

    rewrite(wish("same", 3, bytes("{\"name\":\"ours\"}")));

    assertThat(told("same")).isEqualTo("3 {\"name\":\"ours\"}");
  }

  @Test
  void oneThatWasDeletedComesBackWhateverVersionItsDeletionHad() {
    put("deleted", 3, "{\"name\":\"ours\"}");
    search
        .client()
        .delete("/%s/_doc/deleted?version=%d&version_type=external".formatted(index, HUGE));

    rewrite(wish("deleted", 3, bytes("{\"name\":\"ours\"}")));

    assertThat(told("deleted")).isEqualTo("3 {\"name\":\"ours\"}");
  }

  @Test
  void oneThatMustNotBeThereGoesAndMayComeLater() {
    put("extra", HUGE, "{\"name\":\"forged\"}");

    rewrite(wish("extra", 7, null));

    assertThat(told("extra")).isEqualTo("nothing");
    assertThat(writeAsEver("extra", 8, "{\"name\":\"ours\"}")).isEmpty();
    assertThat(told("extra")).isEqualTo("8 {\"name\":\"ours\"}");
  }

  @Test
  void deletionsOfOthersAreRememberedAsBefore() {
    rewrite(wish("any", 3, bytes("{\"name\":\"ours\"}")));
    put("gone", 5, "{}");
    search.client().delete("/%s/_doc/gone?version=6&version_type=external".formatted(index));

    writeAsEver("gone", 4, "{\"name\":\"of before\"}");

    assertThat(told("gone")).isEqualTo("nothing");
    JsonNode settings =
        Json.MAPPER.readTree(search.client().get("/" + index + "/_settings/index.gc_deletes"));
    assertThat(settings.findValue("gc_deletes").stringValue())
        .isEqualTo(IndexDefinition.DELETIONS_KEPT);
  }

  @Test
  void everyDefinitionRemembersDeletionsThatLong() {
    for (Index each : Index.values()) {
      assertThat(IndexDefinition.of(each, "").body().at("/settings/index/gc_deletes").asString(""))
          .as(each.key())
          .isEqualTo(IndexDefinition.DELETIONS_KEPT);
    }
    assertThat(IndexDefinition.ofStates("").body().at("/settings/index/gc_deletes").asString(""))
        .isEqualTo(IndexDefinition.DELETIONS_KEPT);
  }

  @Test
  void whatWasChangedSinceItWasSeenIsNotWrittenOver() {
    put("raced", 3, "{\"name\":\"forged\"}");
    Wish seen = wish("raced", 3, bytes("{\"name\":\"ours\"}"));
    put("raced", 4, "{\"name\":\"later\"}");

    assertThatThrownBy(() -> rewrite(seen)).isInstanceOf(ElasticsearchUnavailableException.class);

    assertThat(told("raced")).isEqualTo("4 {\"name\":\"later\"}");
  }

  @Test
  void aVersionThatNobodyBelievesIsWrittenOver() {
    put("doubted", HUGE, "{\"name\":\"forged\"}");
    put("believed", 5, "{\"name\":\"ours\"}");
    List<Long> met = new ArrayList<>();
    BulkRequest bulk =
        new BulkRequest(
            search.client(),
            conflicts -> {
              conflicts.forEach(conflict -> met.add(conflict.stored()));
              return conflicts.stream().filter(conflict -> conflict.stored() > 5).toList();
            });
    bulk.index("tag", index, "doubted", 4, bytes("{\"name\":\"ours\"}"));
    bulk.index("tag", index, "believed", 4, bytes("{\"name\":\"of before\"}"));

    assertThat(bulk.finish()).isEmpty();

    assertThat(met).containsExactly(HUGE, 5L);
    assertThat(told("doubted")).isEqualTo("4 {\"name\":\"ours\"}");
    assertThat(told("believed")).isEqualTo("5 {\"name\":\"ours\"}");
  }

  @Test
  void aDeletionThatNobodyBelievesIsWrittenOver() {
    search
        .client()
        .bulk(
            bytes(
                "{\"delete\":{\"_index\":\"%s\",\"_id\":\"d\",\"version\":%d,\"version_type\":\"external\"}}\n"
                    .formatted(index, HUGE)));
    List<Long> met = new ArrayList<>();
    BulkRequest bulk =
        new BulkRequest(
            search.client(),
            conflicts -> {
              conflicts.forEach(conflict -> met.add(conflict.stored()));
              return conflicts;
            });
    bulk.index("tag", index, "d", 4, bytes("{}"));

    assertThat(bulk.finish()).isEmpty();

    assertThat(met).containsExactly(HUGE);
    assertThat(told("d")).isEqualTo("4 {}");
  }
}
