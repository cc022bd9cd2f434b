package io.daybook.elasticsearch.bitmap;

import java.io.IOException;
import java.util.Set;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.elasticsearch.index.mapper.MappedFieldType;

/** What the fields of bitmaps must be. All refusals are answered with status 400. */
final class Field {
  private static final Set<String> TYPES = Set.of("integer", "long", "short", "byte");

  private Field() {}

  /**
   * @throws IllegalArgumentException for a field of another type, or without doc values
   */
  static void check(MappedFieldType type) {
    if (!TYPES.contains(type.typeName())) {
      throw new IllegalArgumentException(
          "bitmaps need a field of whole numbers: ["
              + type.name()
              + "] is of type ["
              + type.typeName()
              + "]");
    }
    if (!type.hasDocValues()) {
      throw new IllegalArgumentException(
          "bitmaps need a field with doc values: [" + type.name() + "] has none");
    }
  }

  /**
   * The numbers of a segment's documents.
   *
   * @throws IllegalArgumentException where a document has several
   */
  static NumericDocValues values(LeafReader segment, String field) throws IOException {
    NumericDocValues values = DocValues.unwrapSingleton(DocValues.getSortedNumeric(segment, field));
    if (values == null) {
      throw new IllegalArgumentException(
          "bitmaps need one number in a document: [" + field + "] has several in some");
    }
    return values;
  }
}
