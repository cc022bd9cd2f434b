package io.daybook.query.web;

import io.daybook.query.projection.ConsistencyWish;
import io.daybook.wire.ApiException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Gives controllers how new the reader wishes the answer: {@code Daybook-Min-Position: n} waits for
 * that position alone, {@code Daybook-Consistency: eventual} for nothing; else a read sees all that
 * was committed before it.
 */
final class ConsistencyHeaders implements HandlerMethodArgumentResolver {
  static final String CONSISTENCY = "Daybook-Consistency";
  static final String MIN_POSITION = "Daybook-Min-Position";

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
    String position = request.getHeader(MIN_POSITION);
    return position == null
        ? named(request.getHeader(CONSISTENCY))
        : new ConsistencyWish.AtLeast(position(position));
  }

  private static ConsistencyWish named(@Nullable String consistency) {
    return switch (consistency) {
      case null -> ConsistencyWish.LATEST;
      case "latest" -> ConsistencyWish.LATEST;
      case "eventual" -> ConsistencyWish.EVENTUAL;
      default -> throw ApiException.detail(400, "Invalid " + CONSISTENCY + ": latest or eventual.");
    };
  }

  private static long position(String text) {
    try {
      return Math.max(0, Long.parseLong(text.strip()));
    } catch (NumberFormatException _) {
      throw ApiException.detail(400, "Invalid " + MIN_POSITION + ": a position of the ledger.");
    }
  }
}
