package io.daybook.command.run;

import java.time.Instant;
import java.util.UUID;

/** Ids that sort by the time at which they were made: UUIDs of version 7. */
public final class TimeOrderedIds {

  private TimeOrderedIds() {}

  /** A new id of a moment, to the millisecond; the rest is random. */
  public static UUID at(Instant moment) {
    UUID random = UUID.randomUUID();
    long noise = random.getMostSignificantBits() & 0xfff;
    long most = (moment.toEpochMilli() << 16) | 0x7000 | noise;
    return new UUID(most, random.getLeastSignificantBits());
  }
}
