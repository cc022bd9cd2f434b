package io.daybook.embedded;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A database and a prefix for indices that a test class has for itself.
 *
 * <p>The servers behind it are started once per JVM, by the first test that asks, and stopped with
 * it. Closing a pair drops its database and its indices.
 */
public final class EmbeddedPair implements AutoCloseable {
  private static final AtomicInteger NUMBERS = new AtomicInteger();

  private final TestServers servers;
  private final String name;

  private EmbeddedPair(TestServers servers, String name) {
    this.servers = servers;
    this.name = name;
  }

  /** Gives an empty database and an unused prefix on the servers of this JVM. */
  public static EmbeddedPair shared() {
    EmbeddedPair pair = new EmbeddedPair(Shared.SERVERS, "t" + NUMBERS.incrementAndGet());
    pair.execute("create database " + pair.name);
    return pair;
  }

  public PostgresAddress postgres() {
    return servers.postgres().database(name);
  }

  public String jdbcUrl() {
    return postgres().jdbcUrl();
  }

  public String user() {
    return postgres().user();
  }

  public String password() {
    return postgres().password();
  }

  public ElasticsearchAddress elasticsearch() {
    return servers.elasticsearch();
  }

  public URI elasticsearchUrl() {
    return elasticsearch().url();
  }

  /** What each request to it carries as {@code Authorization: ApiKey …}. */
  public String elasticsearchKey() {
    return elasticsearch().apiKey();
  }

  /** What the names of this pair's indices and aliases begin with. */
  public String indexPrefix() {
    return name + "-";
  }

  @Override
  public void close() {
    execute("drop database if exists " + name + " with (force)");
    deleteIndices();
  }

  private void execute(String sql) {
    try (Connection connection = servers.postgres().connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException("failed: " + sql, e);
    }
  }

  // By their names: a cluster may refuse to delete by a wildcard.
  private void deleteIndices() {
    try (HttpClient client = HttpClient.newHttpClient()) {
      String pattern = "/_cat/indices/" + indexPrefix() + "*?h=index";
      HttpRequest list = elasticsearch().request(pattern).build();
      String names = client.send(list, HttpResponse.BodyHandlers.ofString()).body().strip();
      if (!names.isEmpty()) {
        String all = "/" + String.join(",", List.of(names.split("\\s+")));
        HttpRequest delete = elasticsearch().request(all).DELETE().build();
        client.send(delete, HttpResponse.BodyHandlers.discarding());
      }
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException("indices were not deleted", e);
    }
  }

  private static final class Shared {
    static final TestServers SERVERS = start();

    private static TestServers start() {
      boolean containers = "containers".equals(System.getProperty("daybook.test.servers"));
      TestServers servers = containers ? ContainerTestServers.start() : EmbeddedTestServers.start();
      Runtime.getRuntime().addShutdownHook(new Thread(servers::close, "stop-test-servers"));
      return servers;
    }
  }
}
