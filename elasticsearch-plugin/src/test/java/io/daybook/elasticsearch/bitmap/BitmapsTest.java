package io.daybook.elasticsearch.bitmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.roaringbitmap.RoaringBitmap;

class BitmapsTest {

  @Test
  void readsWhatItWrote() {
    RoaringBitmap sparse = RoaringBitmap.bitmapOf(0, 7, 65_536, 10_000_000, Integer.MAX_VALUE);
    RoaringBitmap dense = RoaringBitmap.bitmapOfRange(5, 200_000);
    dense.runOptimize();

    assertThat(Bitmaps.read(Bitmaps.bytes(sparse))).isEqualTo(sparse);
    assertThat(Bitmaps.read(Bitmaps.bytes(dense))).isEqualTo(dense);
    assertThat(Bitmaps.read(Bitmaps.bytes(new RoaringBitmap())).isEmpty()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 7, 40})
  void refusesTooFewBytesAndTooMany(int length) {
    byte[] whole = Bitmaps.bytes(RoaringBitmap.bitmapOf(1, 2, 70_000));

    assertThatThrownBy(() -> Bitmaps.read(Arrays.copyOf(whole, length)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the bits are no Roaring bitmap");
  }

  @Test
  void refusesNumbersBeyondTheLargestInteger() {
    byte[] negative = Bitmaps.bytes(RoaringBitmap.bitmapOf(1, -1));

    assertThatThrownBy(() -> Bitmaps.read(negative)).hasMessageContaining("at most 2147483647");
  }

  @Test
  void refusesABitmapThatIsTooLarge() {
    assertThatThrownBy(() -> Bitmaps.read(new byte[Bitmaps.MOST_BYTES + 1]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("too large");
  }

  @Test
  void refusesOrReadsDamagedBytesButNeverFailsOtherwise() {
    Random random = new Random(7);
    RoaringBitmap mixed = RoaringBitmap.bitmapOfRange(100, 900);
    IntStream.range(0, 5_000).forEach(_ -> mixed.add(65_536 + random.nextInt(65_536)));
    IntStream.range(0, 50).forEach(_ -> mixed.add(131_072 + random.nextInt(65_536)));
    mixed.runOptimize();
    byte[] whole = Bitmaps.bytes(mixed);

    for (int round = 0; round < 3_000; round++) {
      byte[] damaged = whole.clone();
      int at = round % 2 == 0 ? random.nextInt(64) : random.nextInt(damaged.length);
      damaged[at] = (byte) random.nextInt();
      assertReadOrRefused(damaged);
    }
  }

  private static void assertReadOrRefused(byte[] bytes) {
    try {
      assertThat(Bitmaps.bytes(Bitmaps.read(bytes))).hasSameSizeAs(bytes);
    } catch (IllegalArgumentException refused) {
      assertThat(refused).hasMessageContaining("bitmap");
    }
  }
}
