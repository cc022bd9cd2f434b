package io.daybook.elasticsearch.bitmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.roaringbitmap.RoaringBitmap;

class PagedBitsTest {
  private final List<Long> allocated = new ArrayList<>();

  @Test
  void holdsEachNumberOnceWhateverTheirOrder() {
    PagedBits bits = new PagedBits(allocated::add);
    RoaringBitmap expected = new RoaringBitmap();

    new Random(3)
        .ints(20_000, 0, 300_000)
        .forEach(number -> {
          bits.set(number);
          expected.add(number);
        });

    assertThat(bits.toBitmap()).isEqualTo(expected);
  }

  @Test
  void holdsTheFirstAndTheLastNumberInTwoPages() {
    PagedBits bits = new PagedBits(allocated::add);

    IntStream.of(Integer.MAX_VALUE, 0, Integer.MAX_VALUE).forEach(bits::set);

    assertThat(bits.toBitmap().toArray()).containsExactly(0, Integer.MAX_VALUE);
    assertThat(allocated).containsExactly(8_192L, 8_192L);
  }

  @Test
  void takesNoMemoryThatIsRefused() {
    PagedBits bits =
        new PagedBits(_ -> {
          throw new IllegalStateException("too much");
        });

    assertThatThrownBy(() -> bits.set(1)).hasMessage("too much");
    assertThat(bits.toBitmap().isEmpty()).isTrue();
  }
}
