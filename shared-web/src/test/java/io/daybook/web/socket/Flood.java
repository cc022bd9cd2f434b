package io.daybook.web.socket;

import io.daybook.web.RawRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** A client of a websocket that sends and sends, whatever it is told. */
final class Flood {

  private static final int PART = 32 * 1024;
  private static final int MEGABYTE = 1 << 20;

  private Flood() {}

  /**
   * Sends one frame that has no end.
   *
   * @param megabytes how much of it
   * @return how much the server took, in megabytes, before it was gone
   */
  static int send(int port, int megabytes) throws IOException {
    int parts = 0;
    try (Socket socket = connect(port)) {
      OutputStream out = socket.getOutputStream();
      while (parts < megabytes * MEGABYTE / PART) {
        out.write(part(parts == 0));
        parts++;
      }
    } catch (IOException _) {
      return (int) ((long) parts * PART / MEGABYTE);
    }
    return megabytes;
  }

  private static Socket connect(int port) throws IOException {
    return RawRequest.lasting(
            "GET /api/events/out",
            "Upgrade: websocket",
            "Connection: Upgrade",
            "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
            "Sec-WebSocket-Protocol: prefect")
        .sent(port);
  }

  private static byte[] part(boolean isFirst) {
    byte[] text = new byte[PART];
    Arrays.fill(text, (byte) 'x');
    return ByteBuffer.allocate(8 + PART)
        .put((byte) (isFirst ? 1 : 0))
        .put((byte) 0xFE)
        .putShort((short) PART)
        .putInt(0) // the mask
        .put(text)
        .array();
  }
}
