package io.daybook.query.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The pattern against a translation to a regular expression, which is slower and obvious. */
class LikePatternProperties {

  @Property(tries = 5000)
  void matchesAsTheRegularExpressionDoes(
      @ForAll("patterns") String like, @ForAll("texts") String text) {
    boolean expected = regex("%" + like + "%").matcher(text.toLowerCase(Locale.ROOT)).matches();
    assertThat(LikePattern.contains(like).matches(text)).isEqualTo(expected);
  }

  @Property(tries = 2000)
  void gramsNeverExcludeAMatch(@ForAll("patterns") String like, @ForAll("texts") String text) {
    LikePattern pattern = LikePattern.contains(like);
    if (pattern.matches(text)) {
      assertThat(pattern.runs().stream().flatMap(run -> NameIndex.covering(run).stream()))
          .allSatisfy(gram -> assertThat(LikePattern.lower(text)).contains(gram));
    }
  }

  @Property(tries = 2000)
  void aShortSubstringNeedsNoVerification(
      @ForAll("patterns") String like, @ForAll("texts") String text) {
    LikePattern pattern = LikePattern.contains(like);
    if (pattern.isSubstring()) {
      assertThat(pattern.matches(text))
          .isEqualTo(LikePattern.lower(text).contains(pattern.runs().getFirst()));
    }
  }

  @Provide
  Arbitrary<String> patterns() {
    return Arbitraries.strings().withChars('a', 'B', 'ö', '%', '_', '\\', '*').ofMaxLength(7);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings().withChars('a', 'A', 'b', 'Ö', '%', '_', '\\', '*').ofMaxLength(9);
  }

  private static Pattern regex(String like) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < like.length(); i++) {
      char c = Character.toLowerCase(like.charAt(i));
      if (c == '\\') {
        regex.append(Pattern.quote("" + Character.toLowerCase(like.charAt(++i))));
      } else {
        regex.append(c == '%' ? ".*" : c == '_' ? "." : Pattern.quote("" + c));
      }
    }
    return Pattern.compile(regex.toString(), Pattern.DOTALL);
  }
}
