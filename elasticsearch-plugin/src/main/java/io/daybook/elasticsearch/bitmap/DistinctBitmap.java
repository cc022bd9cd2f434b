package io.daybook.elasticsearch.bitmap;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.elasticsearch.common.io.stream.StreamInput;
import org.elasticsearch.common.io.stream.StreamOutput;
import org.elasticsearch.search.aggregations.AggregationReduceContext;
import org.elasticsearch.search.aggregations.AggregatorReducer;
import org.elasticsearch.search.aggregations.InternalAggregation;
import org.elasticsearch.xcontent.XContentBuilder;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/** The numbers that a shard found, or all shards together. */
final class DistinctBitmap extends InternalAggregation {
  private final RoaringBitmap bits;

  DistinctBitmap(String name, RoaringBitmap bits, @Nullable Map<String, Object> metadata) {
    super(name, metadata);
    this.bits = bits;
  }

  DistinctBitmap(StreamInput in) throws IOException {
    super(in);
    this.bits = Bitmaps.read(in.readByteArray());
  }

  @Override
  protected void doWriteTo(StreamOutput out) throws IOException {
    out.writeByteArray(Bitmaps.bytes(bits));
  }

  @Override
  protected AggregatorReducer getLeaderReducer(AggregationReduceContext context, int size) {
    RoaringBitmap all = new RoaringBitmap();
    return new AggregatorReducer() {
      @Override
      public void accept(InternalAggregation aggregation) {
        all.or(((DistinctBitmap) aggregation).bits);
      }

      @Override
      public InternalAggregation get() {
        all.runOptimize();
        return new DistinctBitmap(name, all, metadata);
      }
    };
  }

  @Override
  protected boolean mustReduceOnSingleInternalAgg() {
    return false;
  }

  @Override
  public Object getProperty(List<String> path) {
    if (path.isEmpty()) {
      return this;
    }
    if (path.equals(List.of("count"))) {
      return bits.getLongCardinality();
    }
    throw new IllegalArgumentException("[" + getName() + "] has a count, not " + path);
  }

  @Override
  public XContentBuilder doXContentBody(XContentBuilder json, Params params) throws IOException {
    return json.field("count", bits.getLongCardinality()).field("bits", Bitmaps.bytes(bits));
  }

  @Override
  public String getWriteableName() {
    return DistinctBitmapBuilder.NAME;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return super.equals(other) && other instanceof DistinctBitmap that && bits.equals(that.bits);
  }

  @Override
  public int hashCode() {
    return Objects.hash(super.hashCode(), bits);
  }
}
