package io.daybook.standalone;

import io.daybook.embedded.DataLock;
import io.daybook.embedded.ElasticsearchOptions;
import io.daybook.embedded.EmbeddedElasticsearch;
import io.daybook.embedded.EmbeddedPostgres;
import io.daybook.embedded.PostgresAddress;
import io.daybook.embedded.PostgresOptions;
import io.daybook.embedded.ServerDeath;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The embedded servers of one Daybook: those of the two that no setting names. */
final class Backends implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Backends.class);

  private final ServerSettings server;
  private final EmbeddedSettings embedded;
  private final Consumer<String> giveUp;
  private volatile boolean closing;
  private volatile @Nullable DataLock lock;
  private volatile @Nullable EmbeddedPostgres postgres;
  private volatile @Nullable EmbeddedElasticsearch elasticsearch;

  /**
   * @param giveUp told why Daybook must end, when a server can't be kept alive
   */
  Backends(ServerSettings server, EmbeddedSettings embedded, Consumer<String> giveUp) {
    this.server = server;
    this.embedded = embedded;
    this.giveUp = giveUp;
  }

  /**
   * Starts the wanted servers side by side.
   *
   * @return the settings by which the application finds them
   */
  Map<String, Object> start(boolean wantsPostgres, boolean wantsElasticsearch) {
    if (!wantsPostgres && !wantsElasticsearch) {
      return Map.of();
    }
    lock = DataLock.acquire(server.data());
    LOG.info("Starting the embedded servers, with their data in {}", server.data());
    var first = CompletableFuture.runAsync(() -> startPostgres(wantsPostgres), this::onOwnThread);
    var second =
        CompletableFuture.runAsync(() -> startElasticsearch(wantsElasticsearch), this::onOwnThread);
    try {
      CompletableFuture.allOf(first, second).join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
    return settings();
  }

  private void onOwnThread(Runnable task) {
    Thread.ofPlatform().name("start-backend").start(task);
  }

  private void startPostgres(boolean wanted) {
    if (wanted) {
      PostgresOptions options =
          new PostgresOptions(
              server.data().resolve("postgres"), "127.0.0.1", embedded.postgresPort(), Map.of());
      Revival revival = revival();
      postgres = EmbeddedPostgres.start(options, death -> postgresDied(revival, death));
      LOG.info("PostgreSQL is up");
    }
  }

  private void startElasticsearch(boolean wanted) {
    if (wanted) {
      ElasticsearchOptions options =
          new ElasticsearchOptions(
              embedded.nodeDir(),
              server.data().resolve("elasticsearch"),
              "127.0.0.1",
              embedded.elasticsearchPort(),
              (int) embedded.elasticsearchHeap().toMegabytes(),
              embedded.bootTimeout(),
              List.of());
      Revival revival = revival();
      elasticsearch =
          EmbeddedElasticsearch.start(options, death -> elasticsearchDied(revival, death));
      LOG.info("Elasticsearch is up");
    }
  }

  private Revival revival() {
    return new Revival(embedded.restarts(), InstantSource.system(), giveUp);
  }

  private void postgresDied(Revival revival, ServerDeath death) {
    EmbeddedPostgres dead = postgres;
    if (!closing && dead != null) {
      revival.revive(death, dead::restart);
    }
  }

  private void elasticsearchDied(Revival revival, ServerDeath death) {
    EmbeddedElasticsearch dead = elasticsearch;
    if (!closing && dead != null) {
      revival.revive(death, dead::restart);
    }
  }

  private Map<String, Object> settings() {
    Map<String, Object> settings = new LinkedHashMap<>();
    EmbeddedPostgres database = postgres;
    if (database != null) {
      PostgresAddress address = database.address();
      settings.put("daybook.postgres.url", address.jdbcUrl());
      settings.put("daybook.postgres.username", address.user());
      settings.put("daybook.postgres.password", address.password());
    }
    EmbeddedElasticsearch node = elasticsearch;
    if (node != null) {
      settings.put("daybook.elasticsearch.url", node.address().url().toString());
      settings.put("daybook.elasticsearch.api-key", node.address().apiKey());
      settings.put("daybook.elasticsearch.store-type", "nrt");
    }
    return settings;
  }

  /** Stops what was started; PostgreSQL, which everything else depends on, last. */
  @Override
  public void close() {
    closing = true;
    EmbeddedElasticsearch node = elasticsearch;
    if (node != null) {
      node.close();
    }
    EmbeddedPostgres database = postgres;
    if (database != null) {
      database.close();
    }
    DataLock held = lock;
    if (held != null) {
      held.close();
    }
  }
}
