package io.daybook.command.deployment.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Takes the text of a date apart as python-dateutil's lexer does: runs of letters, runs of digits
 * with at most one dot in them, and all other characters by themselves.
 */
final class DateTokens {

  private static final Pattern MARKS = Pattern.compile("(?<=[.,])|(?=[.,])");

  private final String text;
  private final List<String> tokens = new ArrayList<>();
  private int at;

  private DateTokens(String text) {
    this.text = text.replace("\0", "");
    while (at < this.text.length()) {
      read();
    }
  }

  static List<String> of(String text) {
    return new DateTokens(text).tokens;
  }

  private void read() {
    int begin = at;
    char first = text.charAt(at++);
    if (!Character.isLetterOrDigit(first)) {
      tokens.add(String.valueOf(first));
      return;
    }
    boolean letters = Character.isLetter(first);
    boolean seenLetters = letters && at < text.length();
    boolean dotted = false;
    while (at < text.length() && goesOn(begin, letters, dotted)) {
      char next = text.charAt(at++);
      dotted |= next == '.' || next == ',';
      if (dotted && Character.isLetterOrDigit(next)) {
        letters = Character.isLetter(next);
        seenLetters |= letters;
      }
    }
    add(text.substring(begin, at), dotted, seenLetters, letters);
  }

  private boolean goesOn(int begin, boolean letters, boolean dotted) {
    char next = text.charAt(at);
    char last = text.charAt(at - 1);
    if (next == '.' || (letters ? Character.isLetter(next) : Character.isDigit(next))) {
      return true;
    }
    if (!dotted) {
      return next == ',' && !letters && at - begin >= 2;
    }
    return last == '.' && Character.isLetterOrDigit(next);
  }

  private void add(String token, boolean dotted, boolean seenLetters, boolean letters) {
    boolean several = token.chars().filter(c -> c == '.').count() > 1;
    if (dotted && (seenLetters || several || token.endsWith(".") || token.endsWith(","))) {
      split(token);
    } else {
      tokens.add(dotted && !letters && token.indexOf('.') < 0 ? token.replace(',', '.') : token);
    }
  }

  private void split(String token) {
    tokens.addAll(List.of(MARKS.split(token)));
  }
}
