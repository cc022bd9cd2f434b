package io.daybook.elasticsearch.bitmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.SortedNumericDocValuesField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.roaringbitmap.RoaringBitmap;

class BitmapQueryTest {
  private final Directory directory = new ByteBuffersDirectory();
  private IndexWriter writer;

  @BeforeEach
  void open() throws IOException {
    writer =
        new IndexWriter(directory, new IndexWriterConfig().setMergePolicy(NoMergePolicy.INSTANCE));
  }

  @AfterEach
  void close() throws IOException {
    writer.close();
    directory.close();
  }

  @Test
  void findsTheNumbersOfTheBitmapInEverySegment() throws IOException {
    add(3);
    add(70_000);
    add();
    segment();
    add(3);
    add(4);
    segment();
    add();
    segment();

    assertThat(count(bitmap(3, 70_000, 9))).isEqualTo(3);
    assertThat(count(bitmap(70_000))).isEqualTo(1);
    assertThat(count(bitmap(5, Integer.MAX_VALUE))).isZero();
  }

  @Test
  void findsNoNumberBelowZeroOrBeyondTheBitmap() throws IOException {
    add(-1);
    add(Integer.MAX_VALUE);
    add(65_536L << 16);
    add(-65_536L << 16);

    assertThat(count(bitmap(0, 1, 65_535))).isZero();
    assertThat(count(bitmap(Integer.MAX_VALUE))).isEqualTo(1);
  }

  @Test
  void refusesDocumentsWithSeveralNumbers() throws IOException {
    add(1, 2);

    assertThatThrownBy(() -> count(bitmap(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[number] has several");
  }

  @Test
  void isTheSameQueryOnlyForTheSameFieldAndNumbers() {
    RoaringBitmap runs = RoaringBitmap.bitmapOfRange(0, 1_000);
    runs.runOptimize();

    assertThat(query("number", runs))
        .isEqualTo(query("number", RoaringBitmap.bitmapOfRange(0, 1_000)))
        .hasSameHashCodeAs(query("number", RoaringBitmap.bitmapOfRange(0, 1_000)))
        .isNotEqualTo(query("number", RoaringBitmap.bitmapOfRange(0, 1_001)))
        .isNotEqualTo(query("other", runs));
  }

  @Test
  void mayBeCachedPerSegmentAndTellsItsSize() throws IOException {
    add(1);
    try (DirectoryReader reader = DirectoryReader.open(writer)) {
      LeafReaderContext segment = reader.leaves().getFirst();
      var weight =
          bitmap(1).createWeight(new IndexSearcher(reader), ScoreMode.COMPLETE_NO_SCORES, 1);

      assertThat(weight.isCacheable(segment)).isTrue();
    }
    assertThat(new BitLookup(RoaringBitmap.bitmapOf(1)).ramBytesUsed()).isGreaterThan(8_192);
  }

  private void add(long... numbers) throws IOException {
    Document document = new Document();
    for (long number : numbers) {
      document.add(new SortedNumericDocValuesField("number", number));
    }
    writer.addDocument(document);
  }

  private void segment() throws IOException {
    writer.flush();
  }

  private int count(Query query) throws IOException {
    try (DirectoryReader reader = DirectoryReader.open(writer)) {
      return new IndexSearcher(reader).count(query);
    }
  }

  private static Query bitmap(int... numbers) {
    return query("number", RoaringBitmap.bitmapOf(numbers));
  }

  private static Query query(String field, RoaringBitmap numbers) {
    return new BitmapQuery(field, new BitLookup(numbers));
  }
}
