package io.daybook.elasticsearch.bitmap;

import java.io.IOException;
import java.util.Map;
import org.apache.lucene.index.NumericDocValues;
import org.elasticsearch.search.aggregations.AggregationExecutionContext;
import org.elasticsearch.search.aggregations.Aggregator;
import org.elasticsearch.search.aggregations.InternalAggregation;
import org.elasticsearch.search.aggregations.LeafBucketCollector;
import org.elasticsearch.search.aggregations.metrics.MetricsAggregator;
import org.elasticsearch.search.aggregations.support.AggregationContext;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/** Gathers the numbers of a shard's documents; there is one bucket at most. */
final class DistinctBitmapAggregator extends MetricsAggregator {
  private final String field;
  private final PagedBits bits = new PagedBits(this::addRequestCircuitBreakerBytes);

  DistinctBitmapAggregator(
      String name,
      String field,
      AggregationContext context,
      @Nullable Aggregator parent,
      Map<String, Object> metadata)
      throws IOException {
    super(name, context, parent, metadata);
    this.field = field;
  }

  @Override
  protected LeafBucketCollector getLeafCollector(
      AggregationExecutionContext execution, LeafBucketCollector below) throws IOException {
    NumericDocValues numbers = Field.values(execution.getLeafReaderContext().reader(), field);
    return new LeafBucketCollector() {
      @Override
      public void collect(int document, long bucket) throws IOException {
        if (numbers.advanceExact(document)) {
          add(numbers.longValue());
        }
      }
    };
  }

  private void add(long number) {
    if (number < 0 || number > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "bitmaps hold numbers from 0 to 2147483647: [" + field + "] has " + number);
    }
    bits.set((int) number);
  }

  @Override
  public InternalAggregation buildAggregation(long bucket) {
    return new DistinctBitmap(name, bits.toBitmap(), metadata());
  }

  @Override
  public InternalAggregation buildEmptyAggregation() {
    return new DistinctBitmap(name, new RoaringBitmap(), metadata());
  }
}
