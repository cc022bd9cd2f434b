package io.daybook.wire;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A place in a request, and the list of what is wrong there and everywhere else. */
public final class Location {

  private final List<Object> loc;
  private final List<FieldError> errors;

  private Location(List<Object> loc, List<FieldError> errors) {
    this.loc = loc;
    this.errors = errors;
  }

  static Location body() {
    return new Location(List.of("body"), new ArrayList<>());
  }

  static Location path(String parameter) {
    return new Location(List.of("path", parameter), new ArrayList<>());
  }

  public Location key(String key) {
    return step(key);
  }

  public Location index(int index) {
    return step(index);
  }

  private Location step(Object step) {
    List<Object> longer = new ArrayList<>(loc);
    longer.add(step);
    return new Location(List.copyOf(longer), errors);
  }

  /** The same place with an empty list of errors, to try something that may fail. */
  Location attempt() {
    return new Location(loc, new ArrayList<>());
  }

  void adopt(Location attempt) {
    errors.addAll(attempt.errors);
  }

  public void fail(String type, String msg, @Nullable JsonNode input) {
    fail(type, msg, input, null);
  }

  public void fail(
      String type, String msg, @Nullable JsonNode input, @Nullable ObjectNode context) {
    errors.add(new FieldError(type, loc, msg, input, context));
  }

  int failures() {
    return errors.size();
  }

  List<FieldError> errors() {
    return errors;
  }
}
