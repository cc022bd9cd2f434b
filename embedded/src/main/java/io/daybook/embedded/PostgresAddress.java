package io.daybook.embedded;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** What a client needs to connect to one database. */
public record PostgresAddress(String jdbcUrl, String user, String password) {
  /**
   * Of one of our own servers: what asks for the password in another way, as whoever took the port
   * of a dead one might, does not get it.
   */
  static PostgresAddress ofOurs(String endpoint, String database, String password) {
    return new PostgresAddress(
        "jdbc:postgresql://%s/%s?requireAuth=scram-sha-256".formatted(endpoint, database),
        PostgresCluster.USER,
        password);
  }

  /** Opens a connection of its own, outside any pool. */
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(jdbcUrl, user, password);
  }

  PostgresAddress database(String name) {
    int end = jdbcUrl.lastIndexOf('/') + 1;
    int query = jdbcUrl.indexOf('?');
    return new PostgresAddress(
        jdbcUrl.substring(0, end) + name + (query < 0 ? "" : jdbcUrl.substring(query)),
        user,
        password);
  }

  @Override
  public String toString() {
    return "PostgresAddress[" + jdbcUrl + ", user=" + user + "]";
  }
}
