package io.daybook.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardSocketOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeldPortTest {
  private static final String LOOPBACK = "127.0.0.1";

  @ParameterizedTest
  @ValueSource(strings = {LOOPBACK, "0.0.0.0", "::"})
  void isNoOneElses(String address) throws IOException {
    try (HeldPort held = HeldPort.of(LOOPBACK, 0);
        ServerSocket other = new ServerSocket()) {
      InetSocketAddress wanted = new InetSocketAddress(address, held.port());
      other.setReuseAddress(true);

      assertThatThrownBy(() -> other.bind(wanted)).isInstanceOf(BindException.class);
    }
  }

  @Test
  void isSharedWithTheChild() throws IOException {
    try (HeldPort held = HeldPort.of(LOOPBACK, 0);
        ServerSocket child = new ServerSocket()) {
      child.setOption(StandardSocketOptions.SO_REUSEPORT, true);
      child.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), held.port()));

      try (Socket client = new Socket(InetAddress.getLoopbackAddress(), held.port());
          Socket accepted = child.accept()) {
        assertThat(accepted.getPort()).isEqualTo(client.getLocalPort());
      }
    }
  }

  @Test
  void saysWhichPortSomebodyElseHas() throws IOException {
    try (ServerSocket other = new ServerSocket(0)) {
      assertThatThrownBy(() -> HeldPort.of(LOOPBACK, other.getLocalPort()))
          .isInstanceOf(EmbeddedServerException.class)
          .hasMessageContaining("Port " + other.getLocalPort())
          .hasMessageContaining("daybook.embedded.elasticsearch-port");
    }
  }
}
