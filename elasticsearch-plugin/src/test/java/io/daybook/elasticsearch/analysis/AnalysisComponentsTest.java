package io.daybook.elasticsearch.analysis;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daybook.elasticsearch.TestIndex;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.core.KeywordTokenizer;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.index.IndexSettings;
import org.elasticsearch.index.analysis.CharFilterFactory;
import org.elasticsearch.index.analysis.NormalizingCharFilterFactory;
import org.elasticsearch.index.analysis.NormalizingTokenFilterFactory;
import org.elasticsearch.index.analysis.TokenFilterFactory;
import org.elasticsearch.index.analysis.TokenizerFactory;
import org.junit.jupiter.api.Test;

class AnalysisComponentsTest {
  private static final IndexSettings INDEX = TestIndex.settings();
  private static final Environment HERE =
      new Environment(Settings.builder().put("path.home", "target").build(), null);

  private final AnalysisComponents components = new AnalysisComponents();

  @Test
  void cutsTextIntoTokensByTheUsualTokenizers() throws IOException {
    assertThat(tokenize("keyword", Settings.EMPTY, "a b")).containsExactly("a b");
    assertThat(tokenize("whitespace", Settings.EMPTY, "a b")).containsExactly("a", "b");
    assertThat(tokenize("ngram", Settings.EMPTY, "abc")).containsExactly("a", "ab", "b", "bc", "c");
    assertThat(tokenize("edge_ngram", grams(1, 3), "abcd")).containsExactly("a", "ab", "abc");
  }

  @Test
  void countsGramsInCodePoints() throws IOException {
    assertThat(filter("ngram", grams(2, 2), "a😀b")).containsExactly("a😀", "😀b");
  }

  @Test
  void keepsTheWholeTokenBesideItsGramsWhenAsked() throws IOException {
    Settings keep = Settings.builder().put(grams(1, 2)).put("preserve_original", true).build();

    assertThat(filter("edge_ngram", keep, "abc")).containsExactly("a", "ab", "abc");
    assertThat(filter("edge_ngram", grams(1, 2), "abc")).containsExactly("a", "ab");
    assertThat(filter("ngram", grams(3, 3), "ab")).isEmpty();
  }

  @Test
  void foldsAndTrimsInNormalizersToo() throws IOException {
    assertThat(filter("asciifolding", Settings.EMPTY, "Ünï")).containsExactly("Uni");
    assertThat(filter("trim", Settings.EMPTY, " a ")).containsExactly("a");
    assertThat(filterOf("asciifolding", Settings.EMPTY))
        .isInstanceOf(NormalizingTokenFilterFactory.class);
    assertThat(filterOf("ngram", Settings.EMPTY))
        .isNotInstanceOf(NormalizingTokenFilterFactory.class);
  }

  @Test
  void neverKeepsTheOriginalInANormalizer() throws IOException {
    Settings keep = Settings.builder().put("preserve_original", true).build();
    TokenFilterFactory folding = filterOf("asciifolding", keep);

    assertThat(terms(folding.create(keyword("é")))).containsExactly("e", "é");
    assertThat(terms(folding.normalize(keyword("é")))).containsExactly("e");
  }

  @Test
  void takesCompoundsApart() throws IOException {
    assertThat(filter("word_delimiter_graph", Settings.EMPTY, "OrdersDaily_v2-shop's"))
        .containsExactly("Orders", "Daily", "v", "2", "shop");
    Settings whole =
        Settings.builder().put("preserve_original", true).put("split_on_numerics", false).build();

    assertThat(filter("word_delimiter_graph", whole, "OrdersDaily2"))
        .containsExactly("OrdersDaily2", "Orders", "Daily2");
  }

  @Test
  void pairsTheCharactersOfCjkTextsThatTheTokenizerCutApart() throws IOException {
    Settings unigrams = Settings.builder().put("output_unigrams", true).build();

    assertThat(standard("cjk_bigram", Settings.EMPTY, "订单同步 ab"))
        .containsExactly("订单", "单同", "同步", "ab");
    assertThat(standard("cjk_bigram", unigrams, "在庫")).containsExactly("在", "在庫", "庫");
  }

  @Test
  void mapsCharactersInNormalizersToo() throws IOException {
    Settings rules =
        Settings.builder().putList("mappings", "\\u002d => ", "_=>.", "\\\\ => ab").build();
    CharFilterFactory filter = charFilterOf("mapping", rules);

    assertThat(filter).isInstanceOf(NormalizingCharFilterFactory.class);
    try (Reader text = filter.create(new StringReader("a-b_c\\"))) {
      StringWriter out = new StringWriter();
      text.transferTo(out);
      assertThat(out).hasToString("ab.cab");
    }
    assertThatThrownBy(() -> charFilterOf("mapping", Settings.EMPTY))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("mappings");
    Settings wrong = Settings.builder().putList("mappings", "a").build();
    assertThatThrownBy(() -> charFilterOf("mapping", wrong))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[a]");
  }

  @Test
  void holdsTheLimitOfTheIndexOnTheLengthsOfGrams() {
    assertThatThrownBy(() -> filterOf("ngram", grams(1, 3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("less than or equal to: [1] but was [2]")
        .hasMessageContaining("index.max_ngram_diff");
  }

  @Test
  void refusesASettingThatItWouldIgnore() {
    Settings unknown = Settings.builder().put("token_chars", "letter").build();

    assertThatThrownBy(() -> tokenizerOf("ngram", unknown))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("token_chars");
  }

  private List<String> tokenize(String tokenizer, Settings settings, String text)
      throws IOException {
    Tokenizer tokens = tokenizerOf(tokenizer, settings).create();
    tokens.setReader(new StringReader(text));
    return terms(tokens);
  }

  private List<String> filter(String filter, Settings settings, String token) throws IOException {
    return terms(filterOf(filter, settings).create(keyword(token)));
  }

  private List<String> standard(String filter, Settings settings, String text) throws IOException {
    StandardTokenizer tokens = new StandardTokenizer();
    tokens.setReader(new StringReader(text));
    return terms(filterOf(filter, settings).create(tokens));
  }

  private CharFilterFactory charFilterOf(String name, Settings settings) throws IOException {
    return requireNonNull(components.getCharFilters().get(name)).get(INDEX, HERE, name, settings);
  }

  private TokenizerFactory tokenizerOf(String name, Settings settings) throws IOException {
    return requireNonNull(components.getTokenizers().get(name)).get(INDEX, HERE, name, settings);
  }

  private TokenFilterFactory filterOf(String name, Settings settings) throws IOException {
    return requireNonNull(components.getTokenFilters().get(name)).get(INDEX, HERE, name, settings);
  }

  private static Settings grams(int min, int max) {
    return Settings.builder().put("min_gram", min).put("max_gram", max).build();
  }

  private static TokenStream keyword(String text) {
    KeywordTokenizer tokenizer = new KeywordTokenizer();
    tokenizer.setReader(new StringReader(text));
    return tokenizer;
  }

  private static List<String> terms(TokenStream stream) throws IOException {
    List<String> terms = new ArrayList<>();
    try (stream) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        terms.add(term.toString());
      }
      stream.end();
    }
    return terms;
  }
}
