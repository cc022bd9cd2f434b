package io.daybook.command.ledger.axon;

import io.daybook.command.TestDatabase;
import io.daybook.command.dispatch.Commands;
import io.daybook.command.dispatch.RequestScope;
import io.daybook.command.ledger.jdbc.EventTable;
import io.daybook.command.ledger.jdbc.LedgerDatabaseConfiguration;
import io.daybook.command.ledger.store.Registry;
import io.daybook.ledger.EventMetadata;
import io.daybook.ledger.Log;
import io.daybook.ledger.RecordedEvent;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The write side's ledger on a database of its own; as a program would set it up. */
public final class LedgerUnderTest implements AutoCloseable {

  private final TestDatabase database = TestDatabase.create();
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
    public void sending(EventMetadata by) {}

    @Override
    public void wrote(Log log, long newPosition) {
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
    TestPropertyValues.of(database.settings())
        .and(settings.toArray(String[]::new))
        .applyTo(context);
    context.registerBean(RequestScope.class, () -> request);
    context.register(LedgerDatabaseConfiguration.class, LedgerAxonConfiguration.class);
    if (handlers.length > 0) {
      context.register(handlers);
    }
    context.refresh();
  }

  public Connection connect() throws SQLException {
    return database.connect();
  }

  public TestDatabase database() {
    return database;
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
}
