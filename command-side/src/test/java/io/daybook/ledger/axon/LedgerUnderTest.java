package io.daybook.ledger.axon;

import io.daybook.embedded.EmbeddedPostgres;
import io.daybook.embedded.PostgresAddress;
import io.daybook.embedded.PostgresOptions;
import io.daybook.ledger.EventMetadata;
import io.daybook.ledger.RecordedEvent;
import io.daybook.ledger.command.Commands;
import io.daybook.ledger.command.RequestScope;
import io.daybook.ledger.jdbc.EventTable;
import io.daybook.ledger.jdbc.LedgerDatabaseConfiguration;
import io.daybook.ledger.store.Registry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The write side's ledger on a database of its own; one PostgreSQL serves the whole JVM. */
public final class LedgerUnderTest implements AutoCloseable {

  private static final AtomicInteger NUMBERS = new AtomicInteger();

  private final String database = "ledger" + NUMBERS.incrementAndGet();
  private final AnnotationConfigApplicationContext context =
      new AnnotationConfigApplicationContext();
  private final Request request = new Request();

  /** A request that remembers the position of its answer. */
  public static final class Request implements RequestScope {
    private final AtomicLong position = new AtomicLong(-1);
    private volatile EventMetadata metadata = EventMetadata.SYSTEM;

    public void from(EventMetadata metadata) {
      this.metadata = metadata;
    }

    public long position() {
      return position.get();
    }

    @Override
    public EventMetadata metadata() {
      return metadata;
    }

    @Override
    public void wrote(long newPosition) {
      position.set(newPosition);
    }
  }

  private LedgerUnderTest() {}

  /**
   * @param settings as {@code daybook.ledger.lock-timeout=1s}
   */
  public static LedgerUnderTest start(List<String> settings, Class<?>... handlers) {
    LedgerUnderTest ledger = new LedgerUnderTest();
    ledger.open(settings, handlers);
    return ledger;
  }

  private void open(List<String> settings, Class<?>... handlers) {
    try (Connection connection = Server.ADDRESS.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + database);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    TestPropertyValues.of(
            "daybook.postgres.url=" + jdbcUrl(),
            "daybook.postgres.username=" + Server.ADDRESS.user(),
            "daybook.postgres.password=" + Server.ADDRESS.password())
        .and(settings.toArray(String[]::new))
        .applyTo(context);
    context.registerBean(RequestScope.class, () -> request);
    context.register(LedgerDatabaseConfiguration.class, LedgerAxonConfiguration.class);
    if (handlers.length > 0) {
      context.register(handlers);
    }
    context.refresh();
  }

  public String jdbcUrl() {
    String url = Server.ADDRESS.jdbcUrl();
    return url.substring(0, url.lastIndexOf('/') + 1) + database;
  }

  /** A connection as another program would open it, without the ledger's time-outs. */
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(jdbcUrl(), Server.ADDRESS.user(), Server.ADDRESS.password());
  }

  public Commands commands() {
    return context.getBean(Commands.class);
  }

  public Registry registry() {
    return context.getBean(Registry.class);
  }

  public EventTable events() {
    return context.getBean(EventTable.class);
  }

  /** Everything that is in the ledger. */
  public List<RecordedEvent> everything() {
    return events().after(0, 100_000);
  }

  public DataSource dataSource() {
    return context.getBean(DataSource.class);
  }

  public JdbcClient jdbc() {
    return context.getBean(JdbcClient.class);
  }

  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  public Request request() {
    return request;
  }

  @Override
  public void close() {
    context.close();
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
