package io.daybook.command.timezone;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One compiled zone (RFC 8536, "TZif").
 *
 * @param types in the file's order; the first holds before all changes
 * @param changes in order
 * @param footer the rule that goes on behind the last change, in the form of POSIX; empty for none
 */
record TzFile(List<ClockOffset> types, List<Change> changes, String footer) {

  /**
   * @param at in seconds since 1970
   */
  record Change(long at, ClockOffset to) {}

  private static final byte[] MAGIC = {'T', 'Z', 'i', 'f'};
  private static final int HEADER = 44;

  /** What the header counts. */
  private record Counts(int utc, int standard, int leaps, int changes, int types, int letters) {

    /**
     * @param width of a time: 4 bytes in the old block, 8 in the one behind it
     */
    int size(int width) {
      return changes * (width + 1) + types * 6 + letters + leaps * (width + 4) + standard + utc;
    }
  }

  static boolean isOne(byte[] content) {
    return content.length > HEADER
        && ByteBuffer.wrap(content, 0, MAGIC.length).equals(ByteBuffer.wrap(MAGIC));
  }

  /**
   * @throws IllegalArgumentException if it is none
   */
  static TzFile parse(byte[] content) {
    try {
      return parse(ByteBuffer.wrap(content));
    } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
      throw new IllegalArgumentException("the file of the zone is cut off or damaged", e);
    }
  }

  private static TzFile parse(ByteBuffer in) {
    boolean isOld = in.get(MAGIC.length) == 0;
    Counts old = header(in);
    if (isOld) {
      return block(in, old, Integer.BYTES, false);
    }
    skip(in, old.size(Integer.BYTES));
    return block(in, header(in), Long.BYTES, true);
  }

  private static Counts header(ByteBuffer in) {
    skip(in, HEADER - 6 * Integer.BYTES);
    return new Counts(in.getInt(), in.getInt(), in.getInt(), in.getInt(), in.getInt(), in.getInt());
  }

  private static TzFile block(ByteBuffer in, Counts counts, int width, boolean hasFooter) {
    long[] times = new long[checked(counts.changes(), in)];
    for (int i = 0; i < times.length; i++) {
      times[i] = width == Long.BYTES ? in.getLong() : in.getInt();
    }
    byte[] indices = new byte[times.length];
    in.get(indices);
    List<ClockOffset> types = new ArrayList<>();
    for (int i = 0; i < counts.types(); i++) {
      types.add(new ClockOffset(in.getInt(), in.get() != 0));
      in.get();
    }
    skip(in, counts.letters() + counts.leaps() * (width + 4) + counts.standard() + counts.utc());
    List<Change> changes = new ArrayList<>();
    for (int i = 0; i < times.length; i++) {
      changes.add(new Change(times[i], types.get(indices[i])));
    }
    if (types.isEmpty()) {
      throw new BufferUnderflowException();
    }
    return new TzFile(List.copyOf(types), List.copyOf(changes), hasFooter ? footer(in) : "");
  }

  private static String footer(ByteBuffer in) {
    byte[] rest = new byte[in.remaining()];
    in.get(rest);
    return new String(rest, StandardCharsets.US_ASCII).strip();
  }

  private static void skip(ByteBuffer in, int bytes) {
    in.position(in.position() + checked(bytes, in));
  }

  private static int checked(int count, ByteBuffer in) {
    if (count < 0 || count > in.remaining()) {
      throw new BufferUnderflowException();
    }
    return count;
  }
}
