package io.daybook.query.web;

import io.daybook.ledger.Log;
import io.daybook.query.projection.ConsistencyWish;
import io.daybook.query.projection.Freshness;
import io.daybook.wire.ApiException;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Gives controllers how new the reader wishes the answer: {@code Daybook-Min-Position: n} waits for
 * that position of the ledger alone, {@code Daybook-Min-Run-Position: n} for that of the run log,
 * {@code Daybook-Consistency: eventual} for nothing; else a read sees all that was committed before
 * it. A position that was never written is refused, whether or not the read asks about its log.
 */
final class ConsistencyHeaders implements HandlerMethodArgumentResolver {
  static final String CONSISTENCY = "Daybook-Consistency";

  /** The header that names a position of a log. */
  private static final Map<Log, String> MIN_POSITION =
      Map.of(Log.LEDGER, "Daybook-Min-Position", Log.RUNS, "Daybook-Min-Run-Position");

  private final Freshness freshness;

  ConsistencyHeaders(Freshness freshness) {
    this.freshness = freshness;
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType().equals(ConsistencyWish.class);
  }

  @Override
  public ConsistencyWish resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binder) {
    Map<Log, Long> positions = new EnumMap<>(Log.class);
    MIN_POSITION.forEach((log, header) -> {
      String position = request.getHeader(header);
      if (position != null) {
        positions.put(log, written(log, position(header, position)));
      }
    });
    return positions.isEmpty()
        ? named(request.getHeader(CONSISTENCY))
        : new ConsistencyWish.AtLeast(positions);
  }

  private long written(Log log, long position) {
    freshness.requireWritten(log, position);
    return position;
  }

  private static ConsistencyWish named(@Nullable String consistency) {
    return switch (consistency) {
      case null -> ConsistencyWish.LATEST;
      case "latest" -> ConsistencyWish.LATEST;
      case "eventual" -> ConsistencyWish.EVENTUAL;
      default -> throw ApiException.detail(400, "Invalid " + CONSISTENCY + ": latest or eventual.");
    };
  }

  private static long position(String header, String text) {
    try {
      return Math.max(0, Long.parseLong(text.strip()));
    } catch (NumberFormatException _) {
      throw ApiException.detail(400, "Invalid " + header + ": a position of the log.");
    }
  }
}
