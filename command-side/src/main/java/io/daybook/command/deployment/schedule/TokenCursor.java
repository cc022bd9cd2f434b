package io.daybook.command.deployment.schedule;

import java.util.List;

/** A place among the tokens of a date, with a look ahead and back. */
final class TokenCursor {

  private final List<String> tokens;
  private int at;

  TokenCursor(List<String> tokens) {
    this.tokens = tokens;
  }

  boolean isAtEnd() {
    return at >= tokens.size();
  }

  String token() {
    return tokens.get(at);
  }

  /** A token ahead, or behind if negative; empty where there is none. */
  String peek(int by) {
    int place = at + by;
    return 0 <= place && place < tokens.size() ? tokens.get(place) : "";
  }

  /**
   * @throws IndexOutOfBoundsException if the text ends before
   */
  String require(int by) {
    return tokens.get(at + by);
  }

  void pass(int tokens) {
    at += tokens;
  }
}
