package io.daybook.query.filter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A pattern of PostgreSQL's ILIKE: {@code %} is any run of characters, {@code _} any one, a
 * backslash takes the next character literally, and case is folded code point by code point.
 */
public final class LikePattern {
  private static final int ANY_ONE = -1;
  private static final int ANY_RUN = -2;

  private final int[] tokens;

  private LikePattern(int[] tokens) {
    this.tokens = tokens;
  }

  /** {@code ILIKE '%text%'}. */
  public static LikePattern contains(String text) {
    return of("%" + text + "%");
  }

  /** {@code ILIKE 'text%'}. */
  public static LikePattern startsWith(String text) {
    return of(text + "%");
  }

  // A backslash at the end of the text escapes the % behind it, as it does in PostgreSQL.
  private static LikePattern of(String pattern) {
    IntStream.Builder tokens = IntStream.builder();
    int[] chars = lower(pattern).codePoints().toArray();
    int last = 0;
    for (int i = 0; i < chars.length; i++) {
      int token = token(chars[i]);
      if (chars[i] == '\\' && i + 1 < chars.length) {
        token = chars[++i];
      }
      if (token != ANY_RUN || last != ANY_RUN) {
        tokens.add(token);
      }
      last = token;
    }
    return new LikePattern(tokens.build().toArray());
  }

  private static int token(int c) {
    return switch (c) {
      case '%' -> ANY_RUN;
      case '_' -> ANY_ONE;
      default -> c;
    };
  }

  /** The text as patterns see it, and as it is indexed. */
  public static String lower(String text) {
    return text.codePoints()
        .map(Character::toLowerCase)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** Whether the text, in any case, is matched from its first to its last character. */
  public boolean matches(String text) {
    int[] chars = lower(text).codePoints().toArray();
    int at = 0;
    int token = 0;
    int run = -1; // the last % seen, and where the text went on after it
    int resume = 0;
    while (at < chars.length) {
      if (token < tokens.length && tokens[token] == ANY_RUN) {
        run = token++;
        resume = at;
      } else if (token < tokens.length && fits(tokens[token], chars[at])) {
        token++;
        at++;
      } else if (run >= 0) {
        token = run + 1;
        at = ++resume;
      } else {
        return false;
      }
    }
    return token == tokens.length || (token == tokens.length - 1 && tokens[token] == ANY_RUN);
  }

  private static boolean fits(int token, int c) {
    return token == ANY_ONE || token == c;
  }

  /** The runs of literal characters, lower-cased. */
  List<String> runs() {
    List<String> runs = new ArrayList<>();
    StringBuilder run = new StringBuilder();
    for (int token : tokens) {
      if (token >= 0) {
        run.appendCodePoint(token);
      } else if (!run.isEmpty()) {
        runs.add(run.toString());
        run.setLength(0);
      }
    }
    if (!run.isEmpty()) {
      runs.add(run.toString());
    }
    return runs;
  }

  /** Whether every text matches. */
  boolean isEverything() {
    return tokens.length == 1 && tokens[0] == ANY_RUN;
  }

  /** Whether it asks for nothing but that its one literal run occurs somewhere. */
  boolean isSubstring() {
    return tokens.length > 2
        && tokens[0] == ANY_RUN
        && tokens[tokens.length - 1] == ANY_RUN
        && Arrays.stream(tokens, 1, tokens.length - 1).allMatch(t -> t >= 0);
  }

  /** How many characters a text needs at least. */
  int shortestMatch() {
    return (int) Arrays.stream(tokens).filter(t -> t != ANY_RUN).count();
  }

  /** The same pattern in Elasticsearch's wildcard syntax. */
  String wildcard() {
    StringBuilder wildcard = new StringBuilder(tokens.length + 8);
    for (int token : tokens) {
      switch (token) {
        case ANY_RUN -> wildcard.append('*');
        case ANY_ONE -> wildcard.append('?');
        case '*', '?', '\\' -> wildcard.append('\\').appendCodePoint(token);
        default -> wildcard.appendCodePoint(token);
      }
    }
    return wildcard.toString();
  }

  /** Whether Elasticsearch can build its automaton within the effort it allows itself. */
  boolean isCheapAutomaton() {
    return new AutomatonEffort(tokens, ANY_RUN, ANY_ONE).isWithin(30_000);
  }
}
