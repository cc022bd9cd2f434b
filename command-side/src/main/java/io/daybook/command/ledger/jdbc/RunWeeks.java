package io.daybook.command.ledger.jdbc;

import io.daybook.run.Week;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The partitions of the run log: one a week, made when its first run begins to exist. */
public final class RunWeeks {

  private final JdbcClient jdbc;
  private final TransactionTemplate alone;
  private final Set<Week> known = ConcurrentHashMap.newKeySet();

  public RunWeeks(DataSource dataSource) {
    this.jdbc = JdbcClient.create(dataSource);
    this.alone = new TransactionTemplate(new JdbcTransactionManager(dataSource));
    alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  /** Makes room for runs that began at a moment, in a transaction of its own. */
  public void ensure(Instant begun) {
    Week week = Week.of(begun);
    if (!known.contains(week)) {
      alone.executeWithoutResult(
          _ -> jdbc.sql("select runs.add_week(?)").param(week.monday()).query().listOfRows());
      known.add(week);
    }
  }

  /** To be called when a week may have been dropped. */
  public void forget() {
    known.clear();
  }
}
