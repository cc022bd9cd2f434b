package io.daybook.command;

import io.daybook.embedded.EmbeddedPostgres;
import io.daybook.embedded.PostgresAddress;
import io.daybook.embedded.PostgresOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** An empty database; one PostgreSQL, durable as in production, serves the tests of a JVM. */
public record TestDatabase(String jdbcUrl, String user, String password) {

  private static final AtomicInteger NUMBERS = new AtomicInteger();

  public static TestDatabase create() {
    PostgresAddress server = Server.ADDRESS;
    String name = "test" + NUMBERS.incrementAndGet();
    try (Connection connection = server.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    String url = server.jdbcUrl();
    return new TestDatabase(
        url.substring(0, url.lastIndexOf('/') + 1) + name, server.user(), server.password());
  }

  /** As {@code daybook.postgres} settings. */
  public String[] settings() {
    return new String[] {
      "daybook.postgres.url=" + jdbcUrl,
      "daybook.postgres.username=" + user,
      "daybook.postgres.password=" + password
    };
  }

  /** A connection as another program would open it, without the ledger's time-outs. */
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(jdbcUrl, user, password);
  }

  /** Started by the first test that needs it, and ended with the JVM. */
  private static final class Server {
    static final PostgresAddress ADDRESS = start();

    @SuppressWarnings("resource") // it is closed by the hook
    private static PostgresAddress start() {
      try {
        Path directory = Files.createTempDirectory("daybook-ledger");
        EmbeddedPostgres server =
            EmbeddedPostgres.start(PostgresOptions.in(directory), death -> {});
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        return server.address();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
