package io.daybook.query.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.wire.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class IndexTextTest {

  private static final int LUCENE_LIMIT = 32_766;

  private static int bytes(String term) {
    return term.getBytes(StandardCharsets.UTF_8).length;
  }

  @Test
  void caseIsFoldedByCodePoint() {
    assertThat(IndexText.folded("ÖL Straße ΣΑΣ \uD801\uDC00"))
        .isEqualTo("öl straße σασ \uD801\uDC28");
  }

  @Test
  void termsNeverExceedWhatLuceneTakes() {
    for (String character : List.of("a", "日", "\uD83D\uDE00", "\uFDFA", "\u0001")) {
      String text = character.repeat(100_000);
      assertThat(bytes(IndexText.exact(text))).isLessThanOrEqualTo(LUCENE_LIMIT);
      assertThat(bytes(IndexText.folded(text))).isLessThanOrEqualTo(LUCENE_LIMIT);
      assertThat(bytes(IndexText.sortKey(text))).isLessThanOrEqualTo(LUCENE_LIMIT);
    }
  }

  @Test
  void longTextsThatDifferAtTheirEndsAreDifferentExactTerms() {
    String text = "x".repeat(9_000);
    assertThat(IndexText.exact(text + "a")).isNotEqualTo(IndexText.exact(text + "b"));
    assertThat(IndexText.exact(text + "a")).isEqualTo(IndexText.exact(text + "a"));
    assertThat(IndexText.exact("short")).isEqualTo("short");
  }

  /** Names of recorded pages in the order in which PostgreSQL's ICU en-US put them. */
  @Test
  void sortKeysOrderNamesAsTheReferenceDoes() throws IOException {
    List<List<String>> pages = recordedPages();
    assertThat(pages).hasSizeGreaterThan(20);
    for (List<String> page : pages) {
      assertThat(page.stream().map(IndexText::sortKey).toList())
          .as("%s", page)
          .isSortedAccordingTo(
              Comparator.comparing(
                  key -> key.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned));
    }
  }

  private static List<List<String>> recordedPages() throws IOException {
    Path cases = Path.of(System.getProperty("daybook.root"), "conformance", "cases.jsonl");
    List<List<String>> pages = new ArrayList<>();
    try (Stream<String> lines = Files.lines(cases)) {
      lines
          .map(line -> Json.MAPPER.readTree(line))
          .filter(one -> one.path("path").asString("").equals("/deployments/filter"))
          .filter(one -> one.at("/body/sort").asString("").equals("NAME_ASC"))
          .map(one -> names(one.at("/expect/rows")))
          .filter(names -> names.size() > 1)
          .forEach(pages::add);
    }
    return pages;
  }

  private static List<String> names(JsonNode rows) {
    List<String> names = new ArrayList<>();
    for (JsonNode row : rows) {
      // Rows of one name, in any order: {"n": how many, "of": [...]}.
      names.add(name(row.isString() ? row : row.at("/of/0")));
    }
    return names;
  }

  // "flow/name"; names of flows hold no slash.
  private static String name(JsonNode row) {
    return row.stringValue().substring(row.stringValue().indexOf('/') + 1);
  }
}
