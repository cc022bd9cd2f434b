package io.daybook.embedded;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;

/**
 * A port that no other user of the machine can take, whether the child that listens there lives or
 * not: it is bound here as well, without listening, and so only shared within this user. Else
 * somebody could wait for the child's death, listen in its place and be told its secret.
 */
final class HeldPort implements AutoCloseable {
  private final SocketChannel socket;
  private final int port;

  private HeldPort(SocketChannel socket, int port) {
    this.socket = socket;
    this.port = port;
  }

  /**
   * @param port 0 takes a free one
   */
  static HeldPort of(String address, int port) {
    try {
      SocketChannel socket = SocketChannel.open(StandardProtocolFamily.INET);
      socket.setOption(StandardSocketOptions.SO_REUSEPORT, true);
      socket.bind(new InetSocketAddress(address, port));
      return new HeldPort(socket, ((InetSocketAddress) socket.getLocalAddress()).getPort());
    } catch (IOException e) {
      throw new EmbeddedServerException(
          "Port %d of %s can't be taken for Elasticsearch (%s): stop the program that has it, or choose another one with daybook.embedded.elasticsearch-port, 0 for any."
              .formatted(port, address, e.getMessage()),
          e);
    }
  }

  int port() {
    return port;
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new EmbeddedServerException("Port " + port + " can't be given back", e);
    }
  }
}
