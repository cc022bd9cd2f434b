package io.daybook.query.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.query.paging.Hit;
import io.daybook.wire.Json;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SourceTest {

  private static final String LONG = "7".repeat(1001);

  @Test
  void aDocumentIsWrittenAsItIs() {
    for (String json :
        new String[] {
          "{}",
          "{\"id\":\"a\",\"body\":{\"x\":[1,2.5,null]}}",
          "{\"body\":{\"x\":\"" + LONG + "\"}}",
          "{\"body\":{\"x\":" + "7".repeat(980) + "}}"
        }) {
      assertThat(source(json)).isEqualTo(json);
    }
  }

  @Test
  void aPartWithALongNumberLiesBesideItselfAsAText() {
    String body = "{\"a\":1.0,\"x\":[" + LONG + ",\"t\"]}";

    JsonNode source = Json.parse(source("{\"id\":\"i\",\"body\":" + body + "}"));

    assertThat(source.path("body")).hasToString("{\"a\":1.0,\"x\":[null,\"t\"]}");
    assertThat(source.path("id").stringValue()).isEqualTo("i");
    assertThat(Source.part(source, "body")).hasToString(body);
    assertThat(Source.part(source, "id").stringValue()).isEqualTo("i");
    assertThat(Source.part(source, "change").isMissingNode()).isTrue();
  }

  @Test
  void aHitHasTheBodyThatWasWritten() {
    String body = "{\"a\":1.0,\"x\":[" + LONG + "]}";
    byte[] source =
        source("{\"id\":\"i\",\"body\":" + body + ",\"change\":" + body + "}")
            .getBytes(StandardCharsets.UTF_8);

    Hit hit = Hit.ofSource(source, Set.of("id"));

    assertThat(new String(hit.body(), StandardCharsets.UTF_8)).isEqualTo(body);
    assertThat(new String(hit.change(), StandardCharsets.UTF_8)).isEqualTo(body);
    assertThat(hit.field("id")).isEqualTo("i");
  }

  /** Wherever it begins, the number is seen. */
  @Test
  void aLongNumberIsFoundAnywhere() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 500; i++) {
      String before = "x".repeat(random.nextInt(3_000));
      String digits = "7".repeat(1001 + random.nextInt(2_000));

      String source =
          source("{\"body\":{\"a\":\"%s\",\"x\":%s,\"b\":1}}".formatted(before, digits));

      assertThat(source).as("seed %d", seed).contains("\"x\":null", "exact_body");
    }
  }

  private static String source(String json) {
    return new String(Source.of(json.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
  }
}
