package io.daybook.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The embedded pair in a temporary directory. */
record EmbeddedTestServers(Path directory, EmbeddedPostgres server, EmbeddedElasticsearch node)
    implements TestServers {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedTestServers.class);

  static TestServers start() {
    try {
      Path directory = Files.createTempDirectory("daybook-test");
      PostgresOptions postgres =
          new PostgresOptions(
              directory.resolve("postgres"), "127.0.0.1", 0, Map.of("max_connections", "300"));
      ElasticsearchOptions elasticsearch =
          ElasticsearchOptions.quickIn(nodeDirectory(), directory.resolve("elasticsearch"));
      CompletableFuture<EmbeddedElasticsearch> node =
          CompletableFuture.supplyAsync(
              () -> EmbeddedElasticsearch.start(elasticsearch, EmbeddedTestServers::died));
      EmbeddedPostgres server = EmbeddedPostgres.start(postgres, EmbeddedTestServers::died);
      return new EmbeddedTestServers(directory, server, node.join());
    } catch (IOException e) {
      throw new EmbeddedServerException("No temporary directory for the servers of the tests", e);
    }
  }

  private static Path nodeDirectory() {
    String directory = System.getProperty("daybook.node.dir");
    if (directory == null) {
      throw new EmbeddedServerException(
          "The system property daybook.node.dir is not set: run the tests with Maven, or set it to"
              + " elasticsearch-node/target/node.");
    }
    return Path.of(directory);
  }

  private static void died(ServerDeath death) {
    LOG.error("{} died during the tests: {}", death.server(), death.reason());
  }

  @Override
  public PostgresAddress postgres() {
    return server.address();
  }

  @Override
  public ElasticsearchAddress elasticsearch() {
    return node.address();
  }

  @Override
  public void close() {
    node.close();
    server.close();
    try {
      Directories.delete(directory);
    } catch (IOException e) {
      LOG.warn("{} was not removed", directory, e);
    }
  }
}
