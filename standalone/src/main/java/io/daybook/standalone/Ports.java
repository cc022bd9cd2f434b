package io.daybook.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Rules for the numbers of ports. */
final class Ports {
  private Ports() {}

  static void require(String setting, int port) {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException(setting + " must be from 0 to 65535: " + port);
    }
  }

  /**
   * Asks for the port before anything else is started.
   *
   * @throws StartException when another program has it
   */
  static void requireFree(String address, int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName(address))) {
      socket.setReuseAddress(true);
    } catch (IOException e) {
      throw new StartException(
          "Daybook can't listen on %s:%d (%s): stop the program that does, or choose another port with --port."
              .formatted(address, port, e.getMessage()),
          e);
    }
  }
}
