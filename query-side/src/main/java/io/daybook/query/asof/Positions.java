package io.daybook.query.asof;

import io.daybook.filter.AsOf;
import io.daybook.query.filter.Moment;
import io.daybook.wire.ApiException;
import io.daybook.wire.Timestamps;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Which position of the ledger a moment is. */
final class Positions {

  /** Appends of older moments are committed, or will never be. */
  private static final Duration SETTLED = Duration.ofMinutes(1);

  private static final BigInteger NONE = BigInteger.ZERO;
  private static final BigInteger BEYOND = BigInteger.valueOf(Long.MAX_VALUE);

  // Nobody ever read a half of a transaction: who saw one of its events saw them all.
  private static final String WHOLE =
      """
      select h.position as head,
        (select max(whole.position) from ledger.event whole
         where whole.appended_at = e.appended_at) as position
      from ledger.head h left join ledger.event e on e.position = :position
      """;

  private static final String NEWEST =
      """
      select position from ledger.event where appended_at <= ?
      order by appended_at desc, position desc limit 1
      """;

  private final JdbcClient jdbc;
  private final TransactionOperations transactions;

  Positions(JdbcClient jdbc, TransactionOperations transactions) {
    this.jdbc = jdbc;
    this.transactions = transactions;
  }

  /**
   * The position of the last event in the transaction of the newest one that counts.
   *
   * @throws ApiException 422 if there was nothing yet, or if the moment is still to come
   */
  Moment.Past resolve(AsOf asOf) {
    return switch (asOf) {
      case AsOf.Position(BigInteger position) -> ofPosition(position);
      case AsOf.At(Instant instant) -> ofInstant(instant);
    };
  }

  private record Found(long head, Optional<Long> position) {}

  private Moment.Past ofPosition(BigInteger asked) {
    long position = asked.max(NONE).min(BEYOND).longValueExact();
    Found found =
        jdbc.sql(WHOLE)
            .param("position", position)
            .query((row, _) ->
                new Found(
                    row.getLong("head"),
                    Optional.ofNullable(row.getObject("position", Long.class))))
            .single();
    if (position > found.head()) {
      throw ApiException.detail(
          422,
          "as_of %s is not written yet: the newest change is at position %d."
              .formatted(asked, found.head()));
    }
    return found.position().map(Moment.Past::new).orElseThrow(() -> beforeAll("position " + asked));
  }

  private Moment.Past ofInstant(Instant instant) {
    OffsetDateTime at = instant.atOffset(ZoneOffset.UTC);
    Instant now = now();
    if (instant.isAfter(now)) {
      throw ApiException.detail(
          422, "as_of %s is still to come.".formatted(Timestamps.format(instant)));
    }
    if (instant.isAfter(now.minus(SETTLED))) {
      awaitAppend();
    }
    return jdbc.sql(NEWEST)
        .param(at)
        .query(Long.class)
        .optional()
        .map(Moment.Past::new)
        .orElseThrow(() -> beforeAll(Timestamps.format(instant)));
  }

  private Instant now() {
    return Objects.requireNonNull(
            jdbc.sql("select clock_timestamp()").query(OffsetDateTime.class).single())
        .toInstant();
  }

  /**
   * Returns when it is decided whether an append that is under way has taken place: its moment may
   * lie before the one that is asked about. Later ones have later moments.
   */
  private void awaitAppend() {
    transactions.executeWithoutResult(_ -> {
      jdbc.sql("set local lock_timeout = '10s'").update();
      Long _ = jdbc.sql("select position from ledger.head for share").query(Long.class).single();
    });
  }

  private static ApiException beforeAll(String asOf) {
    return ApiException.detail(422, "as_of %s lies before the first change.".formatted(asOf));
  }
}
