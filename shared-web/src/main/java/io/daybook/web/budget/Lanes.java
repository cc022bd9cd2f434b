package io.daybook.web.budget;

import io.daybook.wire.JsonBody;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.MethodParameter;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Lets requests be at work, as many as their lane takes. A request with a body is not at work
 * before that is there: whoever sends slowly takes nobody's place.
 */
public final class Lanes implements HandlerInterceptor {

  private final Supplier<List<Lane>> lanes;

  Lanes(ObjectProvider<Lane> lanes) {
    // Those of the sides, which are not there yet.
    this.lanes = SingletonSupplier.of(() -> lanes.orderedStream().toList());
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    // What is dispatched again, as the end of a stream is, had its place: nobody would give back
    // another.
    if (request.getDispatcherType() == DispatcherType.REQUEST
        && handler instanceof HandlerMethod endpoint
        && !takesBody(endpoint)) {
      enter(request, endpoint);
    }
    return true;
  }

  private static boolean takesBody(HandlerMethod endpoint) {
    return Stream.of(endpoint.getMethodParameters())
        .map(MethodParameter::getParameterType)
        .anyMatch(JsonBody.class::equals);
  }

  /**
   * The request is at work from now on, until its thread goes.
   *
   * @throws io.daybook.wire.ApiException 503 if too many of its kind are
   */
  public void enter(HttpServletRequest request, HandlerMethod endpoint) {
    lanes.get().stream()
        .filter(lane -> lane.isFor(endpoint))
        .findFirst()
        .ifPresent(lane -> Holdings.of(request).enter(lane));
  }
}
