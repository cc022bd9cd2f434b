package io.daybook.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL whose every commit is on disk, with a database named {@code daybook}.
 *
 * <p>It stops with this JVM, even when that is killed; what a kill leaves behind is put in order by
 * the next start.
 */
public final class EmbeddedPostgres implements AutoCloseable {
  private static final String DATABASE = "daybook";
  private static final int ATTEMPTS = 10;

  private final PostgresOptions options;
  private final PostgresPrograms programs;
  private final PostgresCluster cluster;
  private final Consumer<ServerDeath> onDeath;
  private final int port;
  private @Nullable ProcessHandle server;
  private @Nullable Guard guard;

  private EmbeddedPostgres(
      PostgresOptions options,
      PostgresPrograms programs,
      PostgresCluster cluster,
      Consumer<ServerDeath> onDeath) {
    this.options = options;
    this.programs = programs;
    this.cluster = cluster;
    this.onDeath = onDeath;
    this.port = Ports.orFree(options.port());
  }

  /**
   * Starts the server, creating its files at the first start.
   *
   * @param onDeath told when the server ends unasked; called on a thread of the JDK
   */
  public static EmbeddedPostgres start(PostgresOptions options, Consumer<ServerDeath> onDeath) {
    try {
      Path data = OwnFiles.directory(options.data()).toRealPath();
      PostgresPrograms programs = PostgresPrograms.locate();
      PostgresCluster cluster = new PostgresCluster(data, programs);
      cluster.prepare();
      EmbeddedPostgres postgres = new EmbeddedPostgres(options, programs, cluster, onDeath);
      postgres.restart();
      return postgres;
    } catch (IOException e) {
      throw new EmbeddedServerException("PostgreSQL can't use " + options.data() + ": " + e, e);
    }
  }

  /** Starts the server again on the same port, after its death; also after {@link #close()}. */
  public synchronized void restart() {
    try {
      cluster.takeOver();
      launch();
      ProcessHandle started =
          cluster
              .server()
              .orElseThrow(() -> new EmbeddedServerException("PostgreSQL ended at once"));
      server = started;
      guard = Guard.of(started);
      var _ = started.onExit().thenRunAsync(() -> ended(started));
      createDatabase();
    } catch (IOException | SQLException e) {
      throw new EmbeddedServerException("PostgreSQL can't be started: " + e.getMessage(), e);
    }
  }

  /** Where the server answers that another process runs on these files; empty if none does. */
  public static Optional<PostgresAddress> running(Path data) {
    try {
      if (!Files.exists(data)) {
        return Optional.empty();
      }
      PostgresCluster cluster = new PostgresCluster(data.toRealPath(), PostgresPrograms.locate());
      if (cluster.server().isEmpty()) {
        return Optional.empty();
      }
      return Optional.of(PostgresAddress.ofOurs(cluster.endpoint(), DATABASE, cluster.password()));
    } catch (IOException e) {
      throw new EmbeddedServerException("PostgreSQL's files in " + data + " can't be read", e);
    }
  }

  /** Where the {@code daybook} database answers. */
  public PostgresAddress address() {
    return address(DATABASE);
  }

  /** The server's process. */
  public synchronized ProcessHandle process() {
    if (server == null) {
      throw new IllegalStateException("PostgreSQL is stopped");
    }
    return server;
  }

  /** Stops the server in order: open transactions are rolled back, everything is written. */
  @Override
  public synchronized void close() {
    ProcessHandle running = server;
    server = null;
    if (guard != null) {
      guard.close();
      guard = null;
    }
    if (running != null && running.isAlive()) {
      cluster.stop(running);
    }
  }

  private synchronized void ended(ProcessHandle process) {
    if (process.equals(server)) {
      close();
      onDeath.accept(
          new ServerDeath("PostgreSQL", "its log ends:\n" + LogTail.of(cluster.log("server.log"))));
    }
  }

  // The processes of a killed server need a moment to notice; until then the files are theirs.
  private void launch() {
    for (int attempt = 1; ; attempt++) {
      Shell.Result result =
          programs.start(
              cluster.files(), cluster.log("pg_ctl.log"), cluster.log("server.log"), flags());
      if (result.ok()) {
        return;
      }
      String log = LogTail.of(cluster.log("server.log"));
      if (attempt == ATTEMPTS || !log.contains("pre-existing shared memory block")) {
        throw new EmbeddedServerException(
            "PostgreSQL did not start on port %d:\n%s\n%s".formatted(port, result.output(), log));
      }
      pause();
    }
  }

  private String flags() {
    Map<String, String> settings = new TreeMap<>(options.settings());
    settings.put("listen_addresses", options.address());
    settings.put("port", Integer.toString(port));
    settings.put("unix_socket_directories", "");
    settings.put("fsync", "on");
    settings.put("synchronous_commit", "on");
    settings.put("full_page_writes", "on");
    settings.put("timezone", "UTC");
    settings.put("log_timezone", "UTC");
    settings.put("log_checkpoints", "off");
    StringBuilder flags = new StringBuilder();
    settings.forEach(
        (name, value) -> flags.append(" -c ").append(Shell.quoted(name + "=" + value)));
    return flags.toString();
  }

  private void createDatabase() throws SQLException, IOException {
    try (Connection connection = address("postgres").connect();
        Statement statement = connection.createStatement()) {
      try (ResultSet found =
          statement.executeQuery("select 1 from pg_database where datname = '" + DATABASE + "'")) {
        if (found.next()) {
          return;
        }
      }
      statement.execute("create database " + DATABASE);
    }
  }

  private PostgresAddress address(String database) {
    try {
      return PostgresAddress.ofOurs(options.address() + ":" + port, database, cluster.password());
    } catch (IOException e) {
      throw new EmbeddedServerException("PostgreSQL's password can't be read", e);
    }
  }

  private static void pause() {
    try {
      new CountDownLatch(1).await(500, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new EmbeddedServerException("Interrupted while PostgreSQL started", e);
    }
  }
}
