package io.daybook.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A request that no HTTP client would send, byte by byte. */
public final class RawRequest {

  private static final int PATIENCE_MILLIS = 60_000;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  private RawRequest() {}

  /**
   * @param line such as {@code GET /api/health}
   * @param headers each {@code Name: value}; {@code Host} and the end of the connection are there
   */
  public static RawRequest of(String line, String... headers) {
    RawRequest request = new RawRequest();
    request.text(line + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n");
    return request.headers(headers);
  }

  /** The same of a connection that does not end with the answer. */
  public static RawRequest lasting(String line, String... headers) {
    RawRequest request = new RawRequest();
    request.text(line + " HTTP/1.1\r\nHost: localhost\r\n");
    return request.headers(headers);
  }

  private RawRequest headers(String... headers) {
    for (String header : headers) {
      text(header + "\r\n");
    }
    return text("\r\n");
  }

  /** Sends more, such as a body. */
  public RawRequest text(String text) {
    bytes.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    return this;
  }

  public RawRequest bytes(byte[] more) {
    bytes.writeBytes(more);
    return this;
  }

  /** The whole answer, with its head. */
  public String answer(int port) throws IOException {
    try (Socket socket = sent(port)) {
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** The status, of an answer that may have no end. */
  public int status(int port) throws IOException {
    try (Socket socket = sent(port)) {
      byte[] line = socket.getInputStream().readNBytes("HTTP/1.1 200".length());
      return Integer.parseInt(new String(line, StandardCharsets.US_ASCII).split(" ", -1)[1]);
    }
  }

  /** The connection, before anything is read from it. */
  public Socket sent(int port) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(PATIENCE_MILLIS);
    socket.getOutputStream().write(bytes.toByteArray());
    return socket;
  }
}
