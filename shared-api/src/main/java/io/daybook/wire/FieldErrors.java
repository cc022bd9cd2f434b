package io.daybook.wire;

import java.util.ArrayList;
import java.util.List;

/**
 * What is wrong with a request, up to a bound: a body that is wrong in a million places is told the
 * first hundred, and that there are more. The bound is one of memory and of time, since reading on
 * would find nothing that is told.
 */
final class FieldErrors {

  private static final int MOST = 100;
  private static final int MOST_CHARACTERS = 100_000;
  private static final FieldError MORE =
      new FieldError(
          "too_many_errors",
          List.of("body"),
          "There may be more errors than these: the body was not looked at any further",
          null,
          null);

  private final List<FieldError> told = new ArrayList<>();
  private int room = MOST_CHARACTERS;
  private int found;

  /** Whether another error would not be told. */
  boolean isFull() {
    return told.size() >= MOST || room <= 0;
  }

  void add(FieldError error) {
    found++;
    if (!isFull()) {
      told.add(error);
      room -= error.size();
    }
  }

  /** Like {@link #add}, of an error that need not be made since it would not be told. */
  void addUntold() {
    found++;
  }

  void addAll(FieldErrors others) {
    int before = found;
    others.told.forEach(this::add);
    found = before + others.found;
  }

  /** How many were found; only ever grows. */
  int found() {
    return found;
  }

  List<FieldError> list() {
    if (!isFull()) {
      return List.copyOf(told);
    }
    List<FieldError> all = new ArrayList<>(told);
    all.add(MORE);
    return all;
  }
}
