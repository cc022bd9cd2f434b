package io.daybook.embedded;

import java.net.URI;
import org.testcontainers.elasticsearch.ElasticsearchContainer;
import org.testcontainers.lifecycle.Startables;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** The official images of both servers, where a Docker engine is. */
record ContainerTestServers(PostgreSQLContainer server, ElasticsearchContainer node)
    implements TestServers {
  private static final String POSTGRES = "postgres:18";
  private static final String ELASTICSEARCH = "docker.elastic.co/elasticsearch/elasticsearch:9.5.3";

  static TestServers start() {
    PostgreSQLContainer server = new PostgreSQLContainer(POSTGRES);
    server.setCommand("postgres", "-c", "max_connections=300");
    ElasticsearchContainer node = new ElasticsearchContainer(ELASTICSEARCH);
    node.withEnv("xpack.security.enabled", "false");
    node.withEnv("action.auto_create_index", "false");
    node.withEnv("ES_JAVA_OPTS", "-Xms512m -Xmx512m");
    Startables.deepStart(server, node).join();
    return new ContainerTestServers(server, node);
  }

  @Override
  public PostgresAddress postgres() {
    return new PostgresAddress(server.getJdbcUrl(), server.getUsername(), server.getPassword());
  }

  @Override
  public ElasticsearchAddress elasticsearch() {
    // Without security it looks at no key.
    return new ElasticsearchAddress(URI.create("http://" + node.getHttpHostAddress()), "any");
  }

  @Override
  public void close() {
    node.stop();
    server.stop();
  }
}
