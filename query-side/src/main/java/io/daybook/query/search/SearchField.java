package io.daybook.query.search;

import org.jspecify.annotations.Nullable;

/**
 * What a search looks into, and what it counts when a word of the query is found there: as the
 * whole field but for case, accents and separators; as a word of it; as the beginning of a word;
 * with a typo. Every word of the query counts once, by the best of these; the sum is the score.
 */
enum SearchField {
  // answered as, its words, all of it in one term; what is counted: whole, word, beginning, typo
  NAME("name", "name.words", "name.joined", 16, 10, 6, 3),
  FLOW_NAME("flow_name", "flow_name.words", "flow_name.joined", 15, 9, 6, 3),
  TAGS("tags", "tags.words", "tags.joined", 12, 6, 4, 2),
  DESCRIPTION("description", "body.description", null, 0, 4, 3, 2),
  VERSION("version", "body.version", "body.version.joined", 8, 3, 2, 0),
  ENTRYPOINT("entrypoint", "body.entrypoint", "body.entrypoint.joined", 8, 3, 2, 0),
  PATH("path", "body.path", "body.path.joined", 8, 3, 2, 0);

  private final String key;
  private final String words;
  private final @Nullable String joined;
  private final int whole;
  private final int word;
  private final int beginning;
  private final int typo;

  SearchField(
      String key,
      String words,
      @Nullable String joined,
      int whole,
      int word,
      int beginning,
      int typo) {
    this.key = key;
    this.words = words;
    this.joined = joined;
    this.whole = whole;
    this.word = word;
    this.beginning = beginning;
    this.typo = typo;
  }

  /** How answers call it. */
  String key() {
    return key;
  }

  /** The field that has the words, the parts of compounds included. */
  String words() {
    return words;
  }

  /** The field that has all of it as one term without separators; null if there is none. */
  @Nullable String joined() {
    return joined;
  }

  int whole() {
    return whole;
  }

  int word() {
    return word;
  }

  int beginning() {
    return beginning;
  }

  /** 0: typos are not looked for. */
  int typo() {
    return typo;
  }
}
