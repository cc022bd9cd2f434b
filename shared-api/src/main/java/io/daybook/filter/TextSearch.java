package io.daybook.filter;

import io.daybook.wire.Type;
import io.daybook.wire.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Prefect's search in the text of lines: words and {@code "phrases"}, each of which may stand
 * behind {@code -} or {@code !}, which excludes, or {@code +}, which requires. Cases don't matter,
 * and a word is found within others.
 *
 * @param include at least one of them is there; none asks for nothing
 * @param exclude none of them is there
 * @param require all of them are there
 */
public record TextSearch(List<String> include, List<String> exclude, List<String> require) {

  private static final int LONGEST_QUERY = 200;

  /** {@code {"query": …}}. */
  public static final Type<TextSearch> TYPE =
      Types.model(in -> {
        String query = in.required("query", Types.STRING.atMost(LONGEST_QUERY));
        return in.strict(() -> TextSearch.parse(query));
      });

  public TextSearch {
    include = List.copyOf(include);
    exclude = List.copyOf(exclude);
    require = List.copyOf(require);
  }

  public static TextSearch parse(String query) {
    return new Parser(query).parse();
  }

  /** Whether a text is what the query asks for. */
  public boolean matches(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return (include.isEmpty() || include.stream().anyMatch(term -> holds(lower, term)))
        && exclude.stream().noneMatch(term -> holds(lower, term))
        && require.stream().allMatch(term -> holds(lower, term));
  }

  private static boolean holds(String lower, String term) {
    return lower.contains(term.toLowerCase(Locale.ROOT));
  }

  /** Reads the query from left to right; never fails. */
  private static final class Parser {

    private final String query;
    private final List<String> include = new ArrayList<>();
    private final List<String> exclude = new ArrayList<>();
    private final List<String> require = new ArrayList<>();
    private int at;

    Parser(String query) {
      this.query = query;
    }

    TextSearch parse() {
      while (at < query.length()) {
        if (isSpace()) {
          at++;
        } else {
          term();
        }
      }
      return new TextSearch(include, exclude, require);
    }

    private void term() {
      List<String> into = include;
      if ("-!+".indexOf(query.charAt(at)) >= 0) {
        into = query.charAt(at) == '+' ? require : exclude;
        at++;
        if (at == query.length() || isSpace()) {
          return; // a sign alone says nothing
        }
      }
      String text = query.charAt(at) == '"' ? phrase() : word();
      if (!text.isBlank()) {
        into.add(text);
      }
    }

    private String word() {
      int start = at;
      while (at < query.length() && !isSpace() && query.charAt(at) != '"') {
        at++;
      }
      return query.substring(start, at);
    }

    /** Up to the closing quote, or the end without one; a backslash keeps a quote or itself. */
    private String phrase() {
      StringBuilder text = new StringBuilder();
      for (at++; at < query.length() && query.charAt(at) != '"'; at++) {
        boolean escaped =
            query.charAt(at) == '\\'
                && at + 1 < query.length()
                && "\"\\".indexOf(query.charAt(at + 1)) >= 0;
        text.append(query.charAt(escaped ? ++at : at));
      }
      at++;
      return text.toString();
    }

    private boolean isSpace() {
      return Character.isWhitespace(query.charAt(at));
    }
  }
}
