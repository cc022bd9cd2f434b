package io.daybook.elasticsearch.bitmap;

import static org.elasticsearch.xcontent.ConstructingObjectParser.constructorArg;

import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.elasticsearch.TransportVersion;
import org.elasticsearch.common.io.stream.StreamInput;
import org.elasticsearch.common.io.stream.StreamOutput;
import org.elasticsearch.index.mapper.MappedFieldType;
import org.elasticsearch.search.aggregations.AbstractAggregationBuilder;
import org.elasticsearch.search.aggregations.AggregationBuilder;
import org.elasticsearch.search.aggregations.Aggregator;
import org.elasticsearch.search.aggregations.AggregatorFactories;
import org.elasticsearch.search.aggregations.AggregatorFactory;
import org.elasticsearch.search.aggregations.CardinalityUpperBound;
import org.elasticsearch.search.aggregations.support.AggregationContext;
import org.elasticsearch.xcontent.ConstructingObjectParser;
import org.elasticsearch.xcontent.ParseField;
import org.elasticsearch.xcontent.XContentBuilder;
import org.jspecify.annotations.Nullable;

/**
 * {@code {"distinct_bitmap": {"field": "number"}}}: the distinct numbers of the documents found, as
 * {@code {"count": n, "bits": "<base64>"}}. It stands at the top, or below what makes one bucket.
 */
final class DistinctBitmapBuilder extends AbstractAggregationBuilder<DistinctBitmapBuilder> {
  static final String NAME = "distinct_bitmap";

  private static final ParseField FIELD = new ParseField("field");

  static final ConstructingObjectParser<DistinctBitmapBuilder, String> PARSER =
      new ConstructingObjectParser<>(
          NAME, false, (args, name) -> new DistinctBitmapBuilder(name, (String) args[0]));

  static {
    PARSER.declareString(constructorArg(), FIELD);
  }

  private final String field;

  DistinctBitmapBuilder(String name, String field) {
    super(name);
    this.field = field;
  }

  DistinctBitmapBuilder(StreamInput in) throws IOException {
    super(in);
    this.field = in.readString();
  }

  private DistinctBitmapBuilder(
      DistinctBitmapBuilder from,
      AggregatorFactories.Builder below,
      @Nullable Map<String, Object> metadata) {
    super(from, below, metadata);
    this.field = from.field;
  }

  @Override
  protected void doWriteTo(StreamOutput out) throws IOException {
    out.writeString(field);
  }

  @Override
  protected XContentBuilder internalXContent(XContentBuilder json, Params params)
      throws IOException {
    return json.startObject().field(FIELD.getPreferredName(), field).endObject();
  }

  @Override
  protected AggregationBuilder shallowCopy(
      AggregatorFactories.Builder below, @Nullable Map<String, Object> metadata) {
    return new DistinctBitmapBuilder(this, below, metadata);
  }

  @Override
  public BucketCardinality bucketCardinality() {
    return BucketCardinality.NONE;
  }

  @Override
  protected AggregatorFactory doBuild(
      AggregationContext context,
      @Nullable AggregatorFactory above,
      AggregatorFactories.Builder below)
      throws IOException {
    MappedFieldType type = context.getFieldType(field);
    if (type != null) {
      Field.check(type);
    }
    return new AggregatorFactory(name, context, above, below, metadata) {
      @Override
      protected Aggregator createInternal(
          @Nullable Aggregator parent, CardinalityUpperBound buckets, Map<String, Object> metadata)
          throws IOException {
        if (buckets.map(most -> most > 1)) {
          throw new IllegalArgumentException("[" + NAME + "] can't stand below many buckets");
        }
        return new DistinctBitmapAggregator(name, field, context, parent, metadata);
      }
    };
  }

  @Override
  public String getType() {
    return NAME;
  }

  @Override
  public TransportVersion getMinimalSupportedVersion() {
    return TransportVersion.minimumCompatible();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return super.equals(other)
        && other instanceof DistinctBitmapBuilder that
        && field.equals(that.field);
  }

  @Override
  public int hashCode() {
    return Objects.hash(super.hashCode(), field);
  }
}
