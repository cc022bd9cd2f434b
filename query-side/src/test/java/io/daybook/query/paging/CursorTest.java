package io.daybook.query.paging;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.query.paging.Cursor.Place;
import io.daybook.query.paging.Cursor.Value;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {
  private static final List<String> QUESTION = List.of("names", "NAME_ASC");
  private static final List<Value> VALUES = List.of(Value.TEXT, Value.TEXT);
  private static final String SORT_VALUES = "[\"k\u00e9y\",\"0190a\"]";

  @Test
  void leadsBackBehindItsRow() {
    String text = Cursor.behind(QUESTION, SORT_VALUES);

    assertThat(text).matches("[A-Za-z0-9_-]+");
    assertThat(read(text)).isEqualTo(new Place.Behind(SORT_VALUES));
  }

  @Test
  void theEmptyTextIsTheBeginning() {
    assertThat(read("")).isEqualTo(new Place.Beginning());
  }

  @Test
  void belongsToItsQuestion() {
    String text = Cursor.behind(List.of("names", "NAME_DESC"), SORT_VALUES);

    assertThat(why(read(text))).contains("other filters or another sort");
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "0", "AQ", "AQ==", "null", "eyJhIjoxfQ", "\u00e9", "/+/+"})
  void isNothingElse(String text) {
    assertThat(why(read(text))).startsWith("this is no cursor");
  }

  @Test
  void isRefusedWithAnyCharacterChanged() {
    String text = Cursor.behind(QUESTION, SORT_VALUES);
    Random random = new Random(5);

    for (int i = 0; i < text.length(); i++) {
      StringBuilder changed = new StringBuilder(text);
      char other = (char) ('a' + random.nextInt(26));
      changed.setCharAt(i, other == text.charAt(i) ? 'Z' : other);
      assertThat(why(read(changed.toString()))).isNotEmpty();
      assertThat(why(read(text.substring(0, i) + text.substring(i + 1)))).isNotEmpty();
    }
  }

  @Test
  void ofAnotherVersionSaysSo() throws Exception {
    byte[] bytes = Base64.getUrlDecoder().decode(Cursor.behind(QUESTION, SORT_VALUES));
    bytes[0]++;

    assertThat(why(read(resealed(bytes)))).contains("another version of Daybook");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "TEXT|{}",
        "TEXT|[]",
        "TEXT|[\"a\",\"b\"]",
        "TEXT|[1]",
        "TEXT|[[]]",
        "TEXT|[\"a\"",
        "TEXT|x",
        "WHOLE|[1.5]",
        "WHOLE|[\"1\"]",
        "WHOLE|[null]",
        "WHOLE|[9223372036854775808]",
        "REAL|[\"1\"]",
        "REAL|[NaN]",
        "REAL|[1e999]"
      })
  void withValuesOfAnotherKindIsRefused(Value value, String sortValues) {
    String text = Cursor.behind(QUESTION, sortValues);

    assertThat(why(Cursor.read(text, QUESTION, List.of(value)))).contains("values");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {"TEXT|[null]", "WHOLE|[-9223372036854775808]", "REAL|[1]", "REAL|[12.25]"})
  void holdsWhateverElasticsearchSortsBy(Value value, String sortValues) {
    String text = Cursor.behind(QUESTION, sortValues);

    assertThat(Cursor.read(text, QUESTION, List.of(value))).isEqualTo(new Place.Behind(sortValues));
  }

  @Test
  void deepValuesAreRefusedLikeOthers() {
    String text = Cursor.behind(QUESTION, "[".repeat(100_000));

    assertThat(why(read(text))).contains("values");
  }

  private static Place read(String text) {
    return Cursor.read(text, QUESTION, VALUES);
  }

  private static String why(Place place) {
    assertThat(place).isInstanceOf(Place.Refused.class);
    return ((Place.Refused) place).why();
  }

  /** What someone can make who knows how cursors are made: nothing of it is secret. */
  private static String resealed(byte[] bytes) throws Exception {
    byte[] content = Arrays.copyOf(bytes, bytes.length - 8);
    byte[] sum = MessageDigest.getInstance("SHA-256").digest(content);
    System.arraycopy(sum, 0, bytes, content.length, 8);
    byte[] text = Base64.getUrlEncoder().withoutPadding().encode(bytes);
    return new String(text, StandardCharsets.US_ASCII);
  }
}
