package io.daybook.wire;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A place in a request, and the list of what is wrong there and everywhere else. */
public final class Location {

  private final @Nullable Location parent;
  private final Object step;
  private final FieldErrors errors;

  private Location(@Nullable Location parent, Object step, FieldErrors errors) {
    this.parent = parent;
    this.step = step;
    this.errors = errors;
  }

  static Location body() {
    return new Location(null, "body", new FieldErrors());
  }

  static Location query() {
    return new Location(null, "query", new FieldErrors());
  }

  /** A part of the request's path; what is wrong there is told with the rest. */
  Location path(String parameter) {
    return new Location(null, "path", errors).step(parameter);
  }

  public Location key(String key) {
    return step(key);
  }

  public Location index(int index) {
    return step(index);
  }

  private Location step(Object next) {
    return new Location(this, next, errors);
  }

  /** The same place with an empty list of errors, to try something that may fail. */
  Location attempt() {
    return new Location(parent, step, new FieldErrors());
  }

  void adopt(Location attempt) {
    errors.addAll(attempt.errors);
  }

  public void fail(String type, String msg, @Nullable JsonNode input) {
    fail(type, msg, input, null);
  }

  public void fail(
      String type, String msg, @Nullable JsonNode input, @Nullable ObjectNode context) {
    if (errors.isFull()) {
      errors.addUntold();
    } else {
      errors.add(new FieldError(type, loc(), msg, input, context));
    }
  }

  // Only errors need it: every value that is read has a place, and most are right.
  private List<Object> loc() {
    Deque<Object> steps = new ArrayDeque<>();
    for (Location at = this; at != null; at = at.parent) {
      steps.addFirst(at.step);
    }
    return List.copyOf(steps);
  }

  /**
   * Whether nothing is told any more, whatever else may be wrong here: a reader of many values can
   * stop.
   */
  public boolean isTold() {
    return errors.isFull();
  }

  int failures() {
    return errors.found();
  }

  List<FieldError> errors() {
    return errors.list();
  }
}
