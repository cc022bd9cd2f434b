package io.daybook.elasticsearch.analysis;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.core.KeywordTokenizer;
import org.apache.lucene.analysis.core.WhitespaceTokenizer;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.miscellaneous.TrimFilter;
import org.apache.lucene.analysis.ngram.EdgeNGramTokenFilter;
import org.apache.lucene.analysis.ngram.EdgeNGramTokenizer;
import org.apache.lucene.analysis.ngram.NGramTokenFilter;
import org.apache.lucene.analysis.ngram.NGramTokenizer;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.index.IndexSettings;
import org.elasticsearch.index.analysis.CharFilterFactory;
import org.elasticsearch.index.analysis.PreConfiguredTokenFilter;
import org.elasticsearch.index.analysis.PreConfiguredTokenizer;
import org.elasticsearch.index.analysis.TokenFilterFactory;
import org.elasticsearch.index.analysis.TokenizerFactory;
import org.elasticsearch.indices.analysis.AnalysisModule.AnalysisProvider;
import org.elasticsearch.plugins.AnalysisPlugin;
import org.elasticsearch.plugins.Plugin;

/**
 * The tokenizers and token filters of Elasticsearch's analysis-common module that Daybook's
 * mappings use, under the same names and with the same defaults, so that one mapping serves the
 * embedded node and a full cluster. The official server has them built in and refuses a second one
 * of the same name: the plugin archive therefore does not name this class.
 */
public final class AnalysisComponents extends Plugin implements AnalysisPlugin {
  private static final Set<String> GRAMS = Set.of("min_gram", "max_gram");
  private static final Set<String> GRAM_FILTER =
      Set.of("min_gram", "max_gram", "preserve_original");

  @Override
  public Map<String, AnalysisProvider<CharFilterFactory>> getCharFilters() {
    return Map.of("mapping", AnalysisPlugin.requiresAnalysisSettings(AnalysisComponents::mapping));
  }

  @Override
  public Map<String, AnalysisProvider<TokenizerFactory>> getTokenizers() {
    return Map.of(
        "keyword", AnalysisComponents::keyword,
        "whitespace", AnalysisComponents::whitespace,
        "ngram", AnalysisComponents::ngramTokenizer,
        "edge_ngram", AnalysisComponents::edgeNgramTokenizer);
  }

  @Override
  public Map<String, AnalysisProvider<TokenFilterFactory>> getTokenFilters() {
    return Map.of(
        "asciifolding", AnalysisComponents::asciiFolding,
        "trim", AnalysisComponents::trim,
        "cjk_bigram", AnalysisComponents::cjkBigram,
        "word_delimiter_graph", AnalysisComponents::wordDelimiterGraph,
        "ngram", AnalysisComponents::ngramFilter,
        "edge_ngram", AnalysisComponents::edgeNgramFilter);
  }

  @Override
  public List<PreConfiguredTokenizer> getPreConfiguredTokenizers() {
    return List.of(
        PreConfiguredTokenizer.singleton("keyword", KeywordTokenizer::new),
        PreConfiguredTokenizer.singleton("whitespace", WhitespaceTokenizer::new),
        PreConfiguredTokenizer.singleton("ngram", NGramTokenizer::new),
        PreConfiguredTokenizer.singleton("edge_ngram", () -> new EdgeNGramTokenizer(1, 2)));
  }

  @Override
  public List<PreConfiguredTokenFilter> getPreConfiguredTokenFilters() {
    return List.of(
        PreConfiguredTokenFilter.singleton("asciifolding", true, ASCIIFoldingFilter::new),
        PreConfiguredTokenFilter.singleton("trim", true, TrimFilter::new),
        PreConfiguredTokenFilter.singleton("cjk_bigram", false, CJKBigramFilter::new),
        PreConfiguredTokenFilter.singleton(
            "word_delimiter_graph", false, false, WordParts.BY_DEFAULT::split),
        PreConfiguredTokenFilter.singleton(
            "ngram", false, false, in -> new NGramTokenFilter(in, 1, 2, false)),
        PreConfiguredTokenFilter.singleton(
            "edge_ngram", false, false, in -> new EdgeNGramTokenFilter(in, 1)));
  }

  private static TokenizerFactory keyword(
      IndexSettings index, Environment env, String name, Settings settings) {
    Options.of(settings, Set.of());
    return TokenizerFactory.newFactory(name, KeywordTokenizer::new);
  }

  private static TokenizerFactory whitespace(
      IndexSettings index, Environment env, String name, Settings settings) {
    Options.of(settings, Set.of());
    return TokenizerFactory.newFactory(name, WhitespaceTokenizer::new);
  }

  private static TokenizerFactory ngramTokenizer(
      IndexSettings index, Environment env, String name, Settings settings) {
    Grams grams = Options.of(settings, GRAMS).grams(1, 2).within(index);
    return TokenizerFactory.newFactory(name, () -> new NGramTokenizer(grams.min(), grams.max()));
  }

  private static TokenizerFactory edgeNgramTokenizer(
      IndexSettings index, Environment env, String name, Settings settings) {
    Grams grams = Options.of(settings, GRAMS).grams(1, 2);
    return TokenizerFactory.newFactory(
        name, () -> new EdgeNGramTokenizer(grams.min(), grams.max()));
  }

  private static CharFilterFactory mapping(
      IndexSettings index, Environment env, String name, Settings settings) {
    return CharMapping.of(name, Options.of(settings, Set.of("mappings")).list("mappings"));
  }

  private static TokenFilterFactory cjkBigram(
      IndexSettings index, Environment env, String name, Settings settings) {
    boolean unigrams = Options.of(settings, Set.of("output_unigrams")).is("output_unigrams", false);
    int scripts =
        CJKBigramFilter.HAN
            | CJKBigramFilter.HIRAGANA
            | CJKBigramFilter.KATAKANA
            | CJKBigramFilter.HANGUL;
    return Filters.splitting(name, in -> new CJKBigramFilter(in, scripts, unigrams));
  }

  private static TokenFilterFactory wordDelimiterGraph(
      IndexSettings index, Environment env, String name, Settings settings) {
    WordParts parts = WordParts.of(Options.of(settings, WordParts.SETTINGS));
    return Filters.splitting(name, parts::split);
  }

  private static TokenFilterFactory asciiFolding(
      IndexSettings index, Environment env, String name, Settings settings) {
    boolean keep = Options.of(settings, Set.of("preserve_original")).preserveOriginal();
    // A normalizer yields one token: there the original is never kept.
    return Filters.normalizing(
        name, in -> new ASCIIFoldingFilter(in, keep), ASCIIFoldingFilter::new);
  }

  private static TokenFilterFactory trim(
      IndexSettings index, Environment env, String name, Settings settings) {
    Options.of(settings, Set.of());
    return Filters.normalizing(name, TrimFilter::new, TrimFilter::new);
  }

  private static TokenFilterFactory ngramFilter(
      IndexSettings index, Environment env, String name, Settings settings) {
    Options options = Options.of(settings, GRAM_FILTER);
    Grams grams = options.grams(1, 2).within(index);
    boolean keep = options.preserveOriginal();
    return Filters.splitting(name, in -> new NGramTokenFilter(in, grams.min(), grams.max(), keep));
  }

  private static TokenFilterFactory edgeNgramFilter(
      IndexSettings index, Environment env, String name, Settings settings) {
    Options options = Options.of(settings, GRAM_FILTER);
    Grams grams = options.grams(1, 2);
    boolean keep = options.preserveOriginal();
    return Filters.splitting(
        name, in -> new EdgeNGramTokenFilter(in, grams.min(), grams.max(), keep));
  }
}
