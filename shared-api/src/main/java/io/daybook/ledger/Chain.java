package io.daybook.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;

/**
 * The chain of the ledger's hashes: {@code hash(n) = sha256(hash(n - 1) || content(n))}, with
 * {@link Hash#GENESIS} for {@code hash(0)}. The database computes the same when it appends.
 */
public final class Chain {

  private static final long MOST_SECONDS = Long.MAX_VALUE / 1_000_000 - 1;

  private Chain() {}

  /** The hash of a record that follows the one with a given hash. */
  public static Hash next(Hash previous, ChainedRecord chained) {
    return next(previous, content(chained));
  }

  /** The hash of a record with a given {@link #content}. */
  public static Hash next(Hash previous, byte[] content) {
    MessageDigest digest = sha256();
    digest.update(previous.bytes());
    return Hash.of(digest.digest(content));
  }

  /**
   * In UTF-8, each followed by a line feed: position, aggregate id, aggregate type, sequence
   * number, event id, event name, revision of the event's format, recorded_at and appended_at in
   * microseconds since 1970, the payload's length in bytes, the payload, the metadata.
   */
  public static byte[] content(ChainedRecord chained) {
    byte[] payload = chained.payload().getBytes(UTF_8);
    String head =
        "%d\n%s\n%s\n%d\n%s\n%s\n%d\n%d\n%d\n%d\n"
            .formatted(
                chained.position(),
                chained.aggregateId(),
                chained.aggregateType(),
                chained.sequenceNumber(),
                chained.eventId(),
                chained.eventName(),
                chained.eventRevision(),
                micros(chained.recordedAt()),
                micros(chained.appendedAt()),
                payload.length);
    return (head + chained.payload() + "\n" + chained.metadata() + "\n").getBytes(UTF_8);
  }

  // What is beyond all microseconds was never written, so that it may have any number.
  private static long micros(Instant moment) {
    long seconds = Math.clamp(moment.getEpochSecond(), -MOST_SECONDS, MOST_SECONDS);
    return seconds * 1_000_000 + moment.getNano() / 1000;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
