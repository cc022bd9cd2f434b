package io.daybook.elasticsearch.analysis;

import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.TokenStream;
import org.elasticsearch.index.analysis.AbstractTokenFilterFactory;
import org.elasticsearch.index.analysis.NormalizingTokenFilterFactory;
import org.elasticsearch.index.analysis.TokenFilterFactory;

/** Factories of token filters from a function that wraps a stream. */
final class Filters {
  private Filters() {}

  /** A filter that makes several tokens of one: not for normalizers. */
  static TokenFilterFactory splitting(String name, UnaryOperator<TokenStream> filter) {
    return new Splitting(name, filter);
  }

  /** A filter that keeps one token one token, so that normalizers may use it too. */
  static TokenFilterFactory normalizing(
      String name, UnaryOperator<TokenStream> filter, UnaryOperator<TokenStream> normalizer) {
    return new Normalizing(name, filter, normalizer);
  }

  private static final class Splitting extends AbstractTokenFilterFactory {
    private final UnaryOperator<TokenStream> filter;

    Splitting(String name, UnaryOperator<TokenStream> filter) {
      super(name);
      this.filter = filter;
    }

    @Override
    public TokenStream create(TokenStream stream) {
      return filter.apply(stream);
    }

    @Override
    public boolean breaksFastVectorHighlighter() {
      return true;
    }
  }

  private static final class Normalizing extends AbstractTokenFilterFactory
      implements NormalizingTokenFilterFactory {
    private final UnaryOperator<TokenStream> filter;
    private final UnaryOperator<TokenStream> normalizer;

    Normalizing(
        String name, UnaryOperator<TokenStream> filter, UnaryOperator<TokenStream> normalizer) {
      super(name);
      this.filter = filter;
      this.normalizer = normalizer;
    }

    @Override
    public TokenStream create(TokenStream stream) {
      return filter.apply(stream);
    }

    @Override
    public TokenStream normalize(TokenStream stream) {
      return normalizer.apply(stream);
    }
  }
}
