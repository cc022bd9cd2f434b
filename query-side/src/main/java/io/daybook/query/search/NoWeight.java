package io.daybook.query.search;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Words of which most texts have some and which tell nothing of what is looked for: sentences are
 * made of them. Names may hold them nevertheless, or be nothing else.
 */
record NoWeight(Set<String> words) {
  /** With which a person asks, in the languages that the judged deployments are named in. */
  static final NoWeight ASKING =
      of(
          """
          a an the this that these those of for from in on at to by with into about and or as
          is are was were be been do does did has have had there here
          i me my mine we our ours you your yours it its they their
          show find list get give see open look display tell want need please can could would let help
          what which where who whose when how why all any every some
          s t m d re ve ll
          der die das den dem des ein eine einen einem einer eines und oder von vom fur mit im am zum
          zur ist sind zeig zeige mir alle alles bitte welche welcher welches wo
          le la les l un une des du de et ou pour avec dans sont montre montrez moi tous toutes
          el los las una unos unas del y para con en muestra todos todas
          """);

  /** What all that can be found is. */
  static final NoWeight KIND =
      of(
          """
          flow flows job jobs pipeline pipelines deployment deployments workflow workflows
          run runs task tasks process processes script scripts dag dags
          """);

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");

  private static NoWeight of(String words) {
    return new NoWeight(Set.copyOf(List.of(words.split("\\s+"))));
  }

  static boolean is(String word) {
    String folded = folded(word);
    return ASKING.words.contains(folded) || KIND.words.contains(folded);
  }

  /**
   * The words, and parts of compounds, that need not be found, as others of the text tell more.
   *
   * @param unfinished whether the last word may be on its way to one of them: {@code ledger pipel}
   */
  static Set<String> light(Asked asked, boolean unfinished) {
    List<String> words = asked.words();
    Set<String> asking = ASKING.in(asked);
    Set<String> all = new LinkedHashSet<>(asking);
    all.addAll(KIND.in(asked));
    Set<String> more = new LinkedHashSet<>(all);
    if (unfinished && !words.isEmpty() && beginsOne(words.getLast())) {
      more.add(words.getLast());
    }
    return Stream.of(more, all, asking)
        .filter(light -> !light.containsAll(words))
        .findFirst()
        .orElse(Set.of());
  }

  private static boolean beginsOne(String word) {
    String beginning = folded(word);
    return ASKING.words.stream().anyMatch(w -> w.startsWith(beginning))
        || KIND.words.stream().anyMatch(w -> w.startsWith(beginning));
  }

  /** Those of a text's words, and of the parts of its compounds. */
  Set<String> in(Asked asked) {
    Set<String> found = new LinkedHashSet<>();
    for (String word : asked.words()) {
      if (has(word)) {
        found.add(word);
      } else {
        found.addAll(in(Asked.compound(word)));
      }
    }
    return found;
  }

  /** None of a compound of nothing else, and no single letters: {@code v2a} has no article. */
  private List<String> in(List<String> parts) {
    boolean tells = parts.stream().anyMatch(part -> !is(part));
    return tells
        ? parts.stream().filter(part -> part.length() > 1 && has(part)).toList()
        : List.of();
  }

  private boolean has(String word) {
    return words.contains(folded(word));
  }

  private static String folded(String word) {
    String apart = Normalizer.normalize(word.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
    return MARKS.matcher(apart).replaceAll("");
  }
}
