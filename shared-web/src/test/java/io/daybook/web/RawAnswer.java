package io.daybook.web;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** The answer to a request that Java's own client would not send. */
record RawAnswer(int status, String text) {

  static RawAnswer of(int port, String... lines) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      String head = String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
      byte[] answer = socket.getInputStream().readAllBytes();
      String text = new String(answer, StandardCharsets.UTF_8);
      return new RawAnswer(Integer.parseInt(text, 9, 12, 10), text);
    }
  }

  String body() {
    return text.substring(text.indexOf("\r\n\r\n") + 4);
  }
}
