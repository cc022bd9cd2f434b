package io.daybook.web.budget;

import java.util.concurrent.Semaphore;
import java.util.function.Predicate;
import org.springframework.web.method.HandlerMethod;

/**
 * How many requests of a kind are at work at once; those of one kind never take the place of
 * another. A bean of a side; what is in no lane is at work for a moment only.
 */
public final class Lane {

  private final Predicate<HandlerMethod> kind;
  private final Semaphore places;

  private Lane(int most, Predicate<HandlerMethod> kind) {
    this.kind = kind;
    this.places = new Semaphore(most);
  }

  /** At most so many of the requests whose endpoints satisfy a condition. */
  public static Lane of(int most, Predicate<HandlerMethod> kind) {
    return new Lane(most, kind);
  }

  boolean isFor(HandlerMethod endpoint) {
    return kind.test(endpoint);
  }

  boolean enter() {
    return places.tryAcquire();
  }

  void leave() {
    places.release();
  }
}
