package io.daybook.history;

import java.util.HashSet;
import java.util.Set;

/** Words that are searched, each once, a line each: what does not fit in is not searched. */
final class SearchedText {

  /** Of all text, in characters. */
  private static final int MOST = 200_000;

  private final Set<String> words = new HashSet<>();
  private final StringBuilder text = new StringBuilder();

  void add(String word) {
    if (text.length() + word.length() < MOST && words.add(word)) {
      text.append(text.isEmpty() ? "" : "\n").append(word);
    }
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
