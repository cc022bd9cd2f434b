package io.daybook.elasticsearch.bitmap;

import java.io.IOException;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.ConstantScoreScorer;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Accountable;
import org.apache.lucene.util.RamUsageEstimator;
import org.jspecify.annotations.Nullable;

/**
 * The documents whose number is in a bitmap.
 *
 * <p>Its bits are part of its identity, so that a cache never takes it for another question, and
 * its size is known to the cache.
 */
final class BitmapQuery extends Query implements Accountable {
  private static final float MATCH_COST = 3;

  private final String field;
  private final BitLookup lookup;
  private final long cardinality;
  private final int hash;

  BitmapQuery(String field, BitLookup lookup) {
    this.field = field;
    this.lookup = lookup;
    this.cardinality = lookup.bits().getLongCardinality();
    this.hash = 31 * (31 * classHash() + field.hashCode()) + lookup.bits().hashCode();
  }

  @Override
  public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) {
    return new ConstantScoreWeight(this, boost) {
      @Override
      public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext segment) throws IOException {
        NumericDocValues numbers = Field.values(segment.reader(), field);
        long candidates = numbers.cost();
        return candidates == 0 ? null : supplier(numbers, Math.min(cardinality, candidates));
      }

      private ScorerSupplier supplier(NumericDocValues numbers, long cost) {
        return new ScorerSupplier() {
          @Override
          public Scorer get(long leadCost) {
            return new ConstantScoreScorer(score(), mode, matching(numbers));
          }

          @Override
          public long cost() {
            return cost;
          }
        };
      }

      @Override
      public boolean isCacheable(LeafReaderContext segment) {
        return DocValues.isCacheable(segment, field);
      }
    };
  }

  private TwoPhaseIterator matching(NumericDocValues numbers) {
    return new TwoPhaseIterator(numbers) {
      @Override
      public boolean matches() throws IOException {
        return lookup.contains(numbers.longValue());
      }

      @Override
      public float matchCost() {
        return MATCH_COST;
      }
    };
  }

  @Override
  public void visit(QueryVisitor visitor) {
    if (visitor.acceptField(field)) {
      visitor.visitLeaf(this);
    }
  }

  @Override
  public long ramBytesUsed() {
    return RamUsageEstimator.shallowSizeOfInstance(BitmapQuery.class) + lookup.ramBytesUsed();
  }

  @Override
  public String toString(String defaultField) {
    return "bitmap(" + field + ", " + cardinality + " numbers)";
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof BitmapQuery that
        && hash == that.hash
        && field.equals(that.field)
        && lookup.bits().equals(that.lookup.bits());
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
