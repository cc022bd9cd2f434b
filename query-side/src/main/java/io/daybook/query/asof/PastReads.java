package io.daybook.query.asof;

import io.daybook.filter.AsOf;
import io.daybook.ledger.Log;
import io.daybook.query.directory.PastDirectory;
import io.daybook.query.filter.Joins;
import io.daybook.query.filter.Moment;
import io.daybook.query.filter.RunJoin;
import io.daybook.query.filter.SearchJoins;
import io.daybook.query.index.Index;
import io.daybook.query.index.SearchClient;
import io.daybook.query.projection.ConsistencyWish;
import io.daybook.query.projection.Freshness;
import io.daybook.query.projection.ProjectionDatabase;
import io.daybook.wire.ApiException;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What a read of the past is made of; the rest is as in a read of the present. */
@Component
public final class PastReads {
  private final Positions positions;
  private final SearchClient client;
  private final PastDirectory directory;
  private final Freshness freshness;
  private final RunJoin runs;

  PastReads(
      @ProjectionDatabase JdbcClient jdbc,
      @ProjectionDatabase PlatformTransactionManager transactions,
      SearchClient client,
      PastDirectory directory,
      Freshness freshness,
      RunJoin runs) {
    this.positions = new Positions(jdbc, new TransactionTemplate(transactions));
    this.client = client;
    this.directory = directory;
    this.freshness = freshness;
    this.runs = runs;
  }

  /**
   * The position that a client means: the last of a transaction.
   *
   * @throws ApiException 422 if there was nothing yet, or if the moment is still to come
   */
  public Moment.Past moment(AsOf asOf) {
    return positions.resolve(asOf);
  }

  /**
   * Waits until searches see everything up to the moment.
   *
   * @param present the indices that the same read of the present asks
   */
  public void awaitVisible(Moment.Past moment, Set<Index> present) {
    Set<Index> indices = EnumSet.noneOf(Index.class);
    present.forEach(index -> indices.add(moment.of(index)));
    freshness.awaitVisible(
        indices, new ConsistencyWish.AtLeast(Map.of(Log.LEDGER, moment.position())));
  }

  /** For the compilers of filters: other documents as they were at the moment. */
  public Joins joins(Moment.Past moment) {
    return new SearchJoins(client, filter -> directory.queueIds(filter, moment), runs, moment);
  }

  /** What deployments show of queues and limits. */
  public PastDirectory directory() {
    return directory;
  }
}
