package io.daybook.elasticsearch.bitmap;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import org.roaringbitmap.InvalidRoaringFormat;
import org.roaringbitmap.RoaringBitmap;

/** Bitmaps as bytes, in the portable format of Roaring. */
final class Bitmaps {
  /** Enough for 250 million dense numbers, whatever their order. */
  static final int MOST_BYTES = 32 << 20;

  private Bitmaps() {}

  static byte[] bytes(RoaringBitmap bitmap) {
    ByteBuffer bytes = ByteBuffer.allocate(bitmap.serializedSizeInBytes());
    bitmap.serialize(bytes);
    return bytes.array();
  }

  /**
   * Reads a bitmap whose bytes may be anything.
   *
   * @throws IllegalArgumentException for bytes that are too many or no bitmap
   */
  static RoaringBitmap read(byte[] bytes) {
    if (bytes.length > MOST_BYTES) {
      throw new IllegalArgumentException(
          "a bitmap of " + bytes.length + " bytes is too large: at most " + MOST_BYTES);
    }
    RoaringBitmap bitmap = new RoaringBitmap();
    try {
      bitmap.deserialize(ByteBuffer.wrap(bytes));
    } catch (IOException
        | BufferUnderflowException
        | IllegalArgumentException
        | InvalidRoaringFormat
        | IndexOutOfBoundsException
        | NegativeArraySizeException e) {
      throw new IllegalArgumentException("the bits are no Roaring bitmap", e);
    }
    if (!bitmap.validate() || bitmap.serializedSizeInBytes() != bytes.length) {
      throw new IllegalArgumentException("the bits are no Roaring bitmap");
    }
    if (!bitmap.isEmpty() && bitmap.last() < 0) {
      throw new IllegalArgumentException("a bitmap's numbers are at most " + Integer.MAX_VALUE);
    }
    return bitmap;
  }
}
