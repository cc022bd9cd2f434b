package io.daybook.elasticsearch.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTest {
  private static final String LONG = "0123456789abcdef0123456789abcdef";

  @Test
  void isTheFirstLineAndWhatIsBehindItStays() throws IOException {
    InputStream in = in(LONG + "\nx");

    assertThat(Secret.read(in).isSaidBy("ApiKey " + LONG)).isTrue();
    assertThat(in.read()).isEqualTo('x');
  }

  @ParameterizedTest
  @ValueSource(strings = {"", LONG, "ApiKey", "ApiKey ", "apikey " + LONG, "ApiKey " + LONG + " "})
  void isSaidInOneWayOnly(String other) throws IOException {
    Secret secret = Secret.read(in(LONG + "\n"));

    assertThat(secret.isSaidBy(other)).isFalse();
    assertThat(secret.isSaidBy(null)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "short\n", LONG})
  void isNeverGuessedNorHalfRead(String input) {
    assertThatThrownBy(() -> Secret.read(in(input))).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void isNoEndlessLine() {
    assertThatThrownBy(() -> Secret.read(in(LONG.repeat(100) + "\n")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void isNotPartOfItsText() throws IOException {
    assertThat(Secret.read(in(LONG + "\n"))).asString().doesNotContain(LONG);
  }

  private static InputStream in(String text) {
    return new ByteArrayInputStream(text.getBytes(UTF_8));
  }
}
