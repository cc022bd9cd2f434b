package io.daybook.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class FailureLogTest extends WebTest {

  @Test
  void aClientThatWentAwayIsNoBug(CapturedOutput output) throws Exception {
    get("/api/gone");

    assertThat(output.getAll()).doesNotContain("/api/gone", "this is a bug");
  }

  @Test
  void aFailureIsABug(CapturedOutput output) throws Exception {
    assertThat(get("/api/broken").statusCode()).isEqualTo(500);

    assertThat(output.getAll()).contains("GET /api/broken failed; this is a bug");
  }
}
