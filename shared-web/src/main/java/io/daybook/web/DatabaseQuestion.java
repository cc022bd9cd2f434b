package io.daybook.web;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Asks a PostgreSQL whether it is there, over a connection of its own: those of the pools may all
 * be in use.
 */
public final class DatabaseQuestion implements Pulse.Question {

  private static final String PATIENCE_SECONDS = "5";

  private final String url;
  private final Properties properties = new Properties();
  private @Nullable Connection connection;

  /**
   * @param url of JDBC
   */
  public DatabaseQuestion(String url, String username, String password) {
    this.url = url;
    properties.setProperty("user", username);
    properties.setProperty("password", password);
    properties.setProperty("ApplicationName", "daybook-pulse");
    properties.setProperty("connectTimeout", PATIENCE_SECONDS);
    properties.setProperty("loginTimeout", PATIENCE_SECONDS);
    properties.setProperty("socketTimeout", PATIENCE_SECONDS);
  }

  @Override
  public void ask() throws SQLException {
    Connection asked = connection;
    if (asked == null) {
      asked = DriverManager.getConnection(url, properties);
      connection = asked;
    }
    try (Statement statement = asked.createStatement()) {
      statement.execute("select 1");
    } catch (SQLException e) {
      connection = null;
      asked.close();
      throw e;
    }
  }

  @Override
  public void close() throws SQLException {
    Connection last = connection;
    if (last != null) {
      last.close();
    }
  }
}
