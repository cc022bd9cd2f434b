package io.daybook.query.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Keeps rebuilds from being begun for a while, or whatever else waits for a lock. */
final class HeldRebuilds implements AutoCloseable {
  private final Connection connection;

  HeldRebuilds(ReadSide side) throws SQLException {
    this(side, "select pg_advisory_xact_lock(hashtext('daybook projection rebuild'))");
  }

  HeldRebuilds(ReadSide side, String lock) throws SQLException {
    connection = side.bean(DataSource.class).getConnection();
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute(lock);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.rollback();
    connection.setAutoCommit(true);
    connection.close();
  }
}
