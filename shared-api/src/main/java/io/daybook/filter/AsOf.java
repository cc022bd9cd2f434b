package io.daybook.filter;

import io.daybook.wire.ApiException;
import io.daybook.wire.Timestamps;
import io.daybook.wire.Type;
import java.math.BigInteger;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The moment that a read asks about; where there is none, it asks about now. */
public sealed interface AsOf {

  /** No number has so many digits that is a position: longer ones are not even parsed. */
  Pattern DIGITS = Pattern.compile("[0-9]{1,40}");

  /** Numbers are positions, so that no time is read from digits alone. */
  Pattern DATE = Pattern.compile("^[0-9]{4}-");

  /** After the event at this position of the ledger, as {@code Daybook-Position} told it. */
  record Position(BigInteger position) implements AsOf {}

  /** After everything that was appended up to this moment. */
  record At(Instant instant) implements AsOf {}

  /** A whole number, as text too, is a position; an RFC 3339 time is a moment. */
  Type<AsOf> TYPE =
      (value, at) -> {
        AsOf asOf = read(value);
        if (asOf == null) {
          at.fail("value_error", "Value error, neither a time nor a position of the ledger", value);
        }
        return asOf;
      };

  /**
   * @param asOf null: now, when there are runs
   * @throws ApiException 422 if the past is asked about runs
   */
  static void refuseRuns(@Nullable AsOf asOf, DeploymentCriteria criteria) {
    if (asOf != null && criteria.needsRuns()) {
      throw ApiException.detail(
          422, "as_of can't be combined with flow_runs or task_runs: runs have no history.");
    }
  }

  /**
   * The parameter {@code as_of} of a request's query.
   *
   * @return null where there is none
   * @throws ApiException 422 if it is neither a time nor a position
   */
  static @Nullable AsOf ofQuery(@Nullable String text) {
    return text == null ? null : TYPE.ofQuery("as_of", text);
  }

  private static @Nullable AsOf read(JsonNode value) {
    if (value.isIntegralNumber()) {
      return new Position(value.bigIntegerValue());
    }
    if (!value.isString()) {
      return null;
    }
    String text = value.stringValue();
    if (DIGITS.matcher(text).matches()) {
      return new Position(new BigInteger(text));
    }
    OffsetDateTime time = DATE.matcher(text).find() ? Timestamps.parse(text) : null;
    return time == null ? null : new At(time.toInstant());
  }
}
