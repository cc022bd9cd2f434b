package io.daybook.elasticsearch.bitmap;

import java.util.Arrays;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import org.roaringbitmap.RoaringBitmapWriter;

/** A growing set of numbers, as bits in pages that exist where a number is. */
final class PagedBits {
  private static final int PAGE_SHIFT = 16;
  private static final int PAGE_MASK = (1 << PAGE_SHIFT) - 1;
  private static final int PAGE_WORDS = 1 << (PAGE_SHIFT - 6);

  private final LongConsumer memory;
  private long[] @Nullable [] pages = new long[1][];

  /**
   * @param memory told the bytes of each page before it is allocated; it may refuse them
   */
  PagedBits(LongConsumer memory) {
    this.memory = memory;
  }

  /** Adds a number from 0. */
  void set(int number) {
    page(number >>> PAGE_SHIFT)[(number & PAGE_MASK) >>> 6] |= 1L << number;
  }

  private long[] page(int at) {
    if (at >= pages.length) {
      pages = Arrays.copyOf(pages, Math.max(at + 1, 2 * pages.length));
    }
    long[] page = pages[at];
    return page == null ? newPage(at) : page;
  }

  private long[] newPage(int at) {
    memory.accept(8L * PAGE_WORDS);
    long[] page = new long[PAGE_WORDS];
    pages[at] = page;
    return page;
  }

  RoaringBitmap toBitmap() {
    RoaringBitmapWriter<RoaringBitmap> writer =
        RoaringBitmapWriter.writer().runCompress(true).get();
    for (int at = 0; at < pages.length; at++) {
      long[] page = pages[at];
      if (page != null) {
        addAll(page, at << PAGE_SHIFT, writer);
      }
    }
    return writer.get();
  }

  private static void addAll(long[] page, int first, RoaringBitmapWriter<?> to) {
    for (int word = 0; word < page.length; word++) {
      for (long left = page[word]; left != 0; left &= left - 1) {
        to.add(first + (word << 6) + Long.numberOfTrailingZeros(left));
      }
    }
  }
}
