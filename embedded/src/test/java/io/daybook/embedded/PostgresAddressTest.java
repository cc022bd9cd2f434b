package io.daybook.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostgresAddressTest {
  private static final String PASSWORD = "the-password-of-the-dead-server";

  /** How a server asks: in clear text, as MD5 with a salt, or for nothing at all. */
  @ParameterizedTest
  @CsvSource({"3, 0", "5, 4", "0, 0"})
  void whoTookThePortOfADeadServerIsNotToldThePassword(int method, int salt) throws Exception {
    try (ServerSocket impostor = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CompletableFuture<String> heard =
          CompletableFuture.supplyAsync(() -> ask(impostor, method, salt));
      PostgresAddress address =
          PostgresAddress.ofOurs("127.0.0.1:" + impostor.getLocalPort(), "daybook", PASSWORD);

      assertThatThrownBy(address::connect).isInstanceOf(SQLException.class);

      assertThat(heard.get()).isEmpty();
    }
  }

  @Test
  void anotherDatabaseOfTheServerIsAskedInTheSameWay() {
    PostgresAddress address = PostgresAddress.ofOurs("127.0.0.1:1", "daybook", PASSWORD);

    assertThat(address.database("other").jdbcUrl())
        .isEqualTo("jdbc:postgresql://127.0.0.1:1/other?requireAuth=scram-sha-256");
    assertThat(address.toString()).doesNotContain(PASSWORD);
  }

  /** Plays a PostgreSQL up to the question who is there; returns what is said then. */
  private static String ask(ServerSocket impostor, int method, int salt) {
    try (Socket client = impostor.accept();
        DataInputStream in = new DataInputStream(client.getInputStream())) {
      skipMessage(in); // whether there is encryption
      client.getOutputStream().write('N');
      skipMessage(in); // who wants to come in
      ByteBuffer question = ByteBuffer.allocate(9 + salt);
      question.put((byte) 'R').putInt(8 + salt).putInt(method);
      client.getOutputStream().write(question.array());
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }

  private static void skipMessage(DataInputStream in) throws IOException {
    in.skipNBytes(in.readInt() - 4);
  }
}
