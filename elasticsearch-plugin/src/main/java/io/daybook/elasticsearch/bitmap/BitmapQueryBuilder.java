package io.daybook.elasticsearch.bitmap;

import static org.elasticsearch.xcontent.ConstructingObjectParser.constructorArg;

import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.search.IndexOrDocValuesQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.elasticsearch.TransportVersion;
import org.elasticsearch.common.io.stream.StreamInput;
import org.elasticsearch.common.io.stream.StreamOutput;
import org.elasticsearch.index.mapper.MappedFieldType;
import org.elasticsearch.index.query.AbstractQueryBuilder;
import org.elasticsearch.index.query.SearchExecutionContext;
import org.elasticsearch.search.internal.MaxClauseCountQueryVisitor;
import org.elasticsearch.xcontent.ConstructingObjectParser;
import org.elasticsearch.xcontent.ObjectParser.ValueType;
import org.elasticsearch.xcontent.ParseField;
import org.elasticsearch.xcontent.XContentBuilder;
import org.elasticsearch.xcontent.XContentParser;
import org.roaringbitmap.RoaringBitmap;

/**
 * {@code {"bitmap": {"field": "number", "bits": "<base64>"}}}: the documents whose number is in the
 * bitmap. An unmapped field finds nothing, as it does in a terms query.
 */
final class BitmapQueryBuilder extends AbstractQueryBuilder<BitmapQueryBuilder> {
  static final String NAME = "bitmap";

  /** So few numbers are found through the points of the field, where it is indexed. */
  private static final int FEW = 512;

  private static final ParseField FIELD = new ParseField("field");
  private static final ParseField BITS = new ParseField("bits");
  private static final ConstructingObjectParser<BitmapQueryBuilder, Void> PARSER =
      new ConstructingObjectParser<>(
          NAME, args -> new BitmapQueryBuilder((String) args[0], (byte[]) args[1]));

  static {
    PARSER.declareString(constructorArg(), FIELD);
    PARSER.declareField(constructorArg(), XContentParser::binaryValue, BITS, ValueType.STRING);
    declareStandardFields(PARSER);
  }

  private final String field;
  private final byte[] bytes;
  private final RoaringBitmap bits;

  /**
   * @throws IllegalArgumentException if the bytes are no bitmap, or too many
   */
  BitmapQueryBuilder(String field, byte[] bytes) {
    this.field = field;
    this.bytes = bytes;
    this.bits = Bitmaps.read(bytes);
  }

  BitmapQueryBuilder(StreamInput in) throws IOException {
    super(in);
    this.field = in.readString();
    this.bytes = in.readByteArray();
    this.bits = Bitmaps.read(bytes);
  }

  static BitmapQueryBuilder parse(XContentParser parser) throws IOException {
    return PARSER.parse(parser, null);
  }

  @Override
  protected void doWriteTo(StreamOutput out) throws IOException {
    out.writeString(field);
    out.writeByteArray(bytes);
  }

  @Override
  protected void doXContent(XContentBuilder json, Params params) throws IOException {
    json.startObject(NAME).field(FIELD.getPreferredName(), field);
    json.field(BITS.getPreferredName(), bytes);
    boostAndQueryNameToXContent(json);
    json.endObject();
  }

  @Override
  protected Query doToQuery(SearchExecutionContext context, MaxClauseCountQueryVisitor clauses) {
    MappedFieldType type = context.getFieldType(field);
    if (type == null) {
      return new MatchNoDocsQuery("no field [" + field + "]");
    }
    Field.check(type);
    if (bits.isEmpty()) {
      return new MatchNoDocsQuery("an empty bitmap");
    }
    Query byValue = new BitmapQuery(field, new BitLookup(bits));
    boolean few = !bits.cardinalityExceeds(FEW) && type.indexType().hasPoints();
    return few ? new IndexOrDocValuesQuery(byPoints(type, context), byValue) : byValue;
  }

  private Query byPoints(MappedFieldType type, SearchExecutionContext context) {
    return type.termsQuery(Arrays.stream(bits.toArray()).boxed().toList(), context);
  }

  @Override
  public String getWriteableName() {
    return NAME;
  }

  @Override
  public TransportVersion getMinimalSupportedVersion() {
    return TransportVersion.minimumCompatible();
  }

  @Override
  protected boolean doEquals(BitmapQueryBuilder other) {
    return field.equals(other.field) && Arrays.equals(bytes, other.bytes);
  }

  @Override
  protected int doHashCode() {
    return 31 * field.hashCode() + Arrays.hashCode(bytes);
  }
}
