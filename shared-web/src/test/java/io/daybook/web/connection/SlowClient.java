package io.daybook.web.connection;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeUnit;

/** A client that sends when it wants, and reads when it wants. */
final class SlowClient implements AutoCloseable {

  private static final int PATIENCE_SECONDS = 60;
  private static final int DRIP_MILLIS = 100;

  private final Socket socket;

  SlowClient(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
  }

  SlowClient send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(ISO_8859_1));
    return this;
  }

  /** Sends a text again and again, slowly, until the server has something to say, or ends it. */
  String drip(String text) throws IOException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    socket.setSoTimeout(DRIP_MILLIS);
    while (System.nanoTime() < end) {
      try {
        send(text);
        int first = socket.getInputStream().read();
        return first < 0 ? "" : (char) first + rest();
      } catch (SocketTimeoutException _) {
        // It listens still.
      } catch (SocketException _) {
        return "";
      }
    }
    throw new IllegalStateException("the server has listened for " + PATIENCE_SECONDS + " s");
  }

  /** All that the server says until it ends the connection. */
  String rest() throws IOException {
    socket.setSoTimeout(PATIENCE_SECONDS * 1000);
    try {
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    } catch (SocketException _) {
      return "";
    }
  }

  /** The answer to a request on a connection that is kept; it has a length. */
  String answer() throws IOException {
    socket.setSoTimeout(PATIENCE_SECONDS * 1000);
    InputStream in = socket.getInputStream();
    StringBuilder head = new StringBuilder();
    while (!head.toString().endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        return head.toString();
      }
      head.append((char) next);
    }
    String length = head.toString().replaceAll("(?is).*content-length: (\\d+).*", "$1");
    return head + new String(in.readNBytes(Integer.parseInt(length)), ISO_8859_1);
  }

  /** How much the server could send before it ended the connection. */
  long count() throws IOException {
    socket.setSoTimeout(PATIENCE_SECONDS * 1000);
    byte[] part = new byte[1 << 16];
    long count = 0;
    try {
      for (int n = 0; n >= 0; n = socket.getInputStream().read(part)) {
        count += n;
      }
    } catch (SocketException _) {
      // It is cut.
    }
    return count;
  }

  /** The last that the server says before it ends the connection; all is taken. */
  String last(int length) throws IOException {
    socket.setSoTimeout(PATIENCE_SECONDS * 1000);
    byte[] part = new byte[1 << 16];
    String last = "";
    try {
      for (int n = 0; n >= 0; n = socket.getInputStream().read(part)) {
        String text =
            last + new String(part, Math.max(0, n - length), Math.min(n, length), ISO_8859_1);
        last = text.substring(Math.max(0, text.length() - length));
      }
    } catch (SocketException _) {
      // It is cut.
    }
    return last;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
