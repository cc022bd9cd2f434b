package io.daybook.elasticsearch.bitmap;

import org.apache.lucene.util.Accountable;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.Container;
import org.roaringbitmap.ContainerPointer;
import org.roaringbitmap.RoaringBitmap;

/**
 * A bitmap that is asked once per document: a number is found without a search, as long as the
 * bitmap is not so large that this would take too much memory.
 */
final class BitLookup implements Accountable {
  /** Each of them, spread out, takes 8 KB. */
  private static final int MOST_SPREAD = 1024;

  private final RoaringBitmap bits;
  private final @Nullable Container[] containers;
  private final long bytes;

  /**
   * @param bits numbers from 0 to 2^31 - 1, at least one; not changed from now on
   */
  BitLookup(RoaringBitmap bits) {
    this.bits = bits;
    this.containers = new Container[(bits.last() >>> 16) + 1];
    ContainerPointer at = bits.getContainerPointer();
    int spread = 0;
    for (Container next = at.getContainer(); next != null; next = at.getContainer()) {
      boolean spreads = !at.isBitmapContainer() && spread < MOST_SPREAD;
      containers[at.key()] = spreads ? next.toBitmapContainer() : next;
      spread += spreads ? 1 : 0;
      at.advance();
    }
    this.bytes = bits.getLongSizeInBytes() + 8L * containers.length + 8_200L * spread;
  }

  RoaringBitmap bits() {
    return bits;
  }

  boolean contains(long number) {
    int high = (int) (number >>> 16);
    if (number < 0 || high >= containers.length) {
      return false;
    }
    Container container = containers[high];
    return container != null && container.contains((char) number);
  }

  @Override
  public long ramBytesUsed() {
    return bytes;
  }
}
