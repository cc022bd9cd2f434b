package io.daybook.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CutAnswersTest extends WebTest {

  @Test
  void anAnswerThatFailsOnItsWayIsCut() {
    assertThatExceptionOfType(IOException.class).isThrownBy(() -> get("/api/cut?lines=100000"));
  }

  @Test
  void nothingFollowsWhatWasSent() throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      String request = "GET /api/cut?lines=100000 HTTP/1.1\r\nHost: localhost\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));

      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(answer).startsWith("HTTP/1.1 200").contains("line\n");
      assertThat(answer).doesNotContain("detail", "message").doesNotEndWith("\r\n0\r\n\r\n");
    }
  }

  @Test
  void anAnswerOfWhichNothingWasSentIsAnErrorAlone() throws Exception {
    HttpResponse<String> answer = get("/api/cut?lines=3");

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).isEqualTo("{\"exception_message\":\"Internal Server Error\"}");
  }
}
