package io.daybook.query.projection;

import io.daybook.query.index.Feed;
import io.daybook.query.index.Sources;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.messaging.unitofwork.RollbackConfigurationType;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Puts together what follows a log: everything but the stores is each feed's own. */
record FollowingFactory(
    PlatformTransactionManager transactions,
    JdbcClient jdbc,
    Stores stores,
    Map<Feed, ProgressBoard> boards,
    Inspector inspector,
    Watch watch,
    ProjectionDatabaseSettings database,
    ProjectionSettings settings) {

  Following create(Feed feed) {
    LogTable table = new LogTable(jdbc, feed);
    LogSignal signal = new LogSignal(feed.log(), database, settings.tick());
    LogSource source = new LogSource(table, signal, settings.batchSize(), delay(feed));
    ProgressBoard board = Objects.requireNonNull(boards.get(feed));
    Folder folder = new Folder(new StateStore(new Sources(stores.client())), table);
    Applier applier = new Applier(stores, folder, stores.letters());
    LogFollower follower =
        new LogFollower(
            feed,
            stores.transactions(),
            stores.progress(),
            table,
            applier,
            board,
            settings.retryDelay(),
            this::lookWhatIsWrong);
    Rebuilds rebuilds = rebuilds(feed, table, folder, board);
    inspector.onLoss(rebuilds::lookSoon);
    return new Following(
        feed,
        new Bootstrap(feed, jdbc, stores),
        inspector,
        signal,
        source,
        processor(feed, source, follower),
        follower,
        rebuilds,
        stores.transactions(),
        stores.progress(),
        applier,
        board);
  }

  private void lookWhatIsWrong() {
    stores.weeks().forget();
    watch.lookAfterFailure();
  }

  /** Who writes waits for the present, not for the past: that may come in fewer, larger batches. */
  private Duration delay(Feed feed) {
    return switch (feed) {
      case LEDGER, RUNS -> Duration.ZERO;
      case HISTORY -> settings.historyDelay();
    };
  }

  private Rebuilds rebuilds(Feed feed, LogTable table, Folder folder, ProgressBoard board) {
    int batchSize = settings.batchSize();
    return new Rebuilds(
        feed,
        stores,
        new Rebuild(feed, stores, table, folder, board, batchSize),
        new WeekRefill(feed, stores, table, folder, board, batchSize),
        settings.claimTimeout());
  }

  private PooledStreamingEventProcessor processor(
      Feed feed, LogSource source, LogFollower follower) {
    return PooledStreamingEventProcessor.builder()
        .name(feed.key())
        .eventHandlerInvoker(new BatchInvoker(follower::apply))
        .rollbackConfiguration(RollbackConfigurationType.ANY_THROWABLE)
        .errorHandler(PropagatingErrorHandler.instance())
        .messageSource(source)
        .tokenStore(new ProgressTokenStore(feed, jdbc, stores.progress(), settings.claimTimeout()))
        .transactionManager(new SpringTransactionManager(transactions))
        .coordinatorExecutor(
            name -> Executors.newSingleThreadScheduledExecutor(daemon("coordinator-" + name)))
        .workerExecutor(name -> Executors.newSingleThreadScheduledExecutor(daemon("apply-" + name)))
        .initialSegmentCount(1)
        .initialToken(any -> any.createTailToken())
        .tokenClaimInterval(settings.claimTimeout().toMillis() / 2)
        .claimExtensionThreshold(settings.claimTimeout().toMillis() / 3)
        .batchSize(settings.batchSize())
        .build();
  }

  private static ThreadFactory daemon(String name) {
    return Thread.ofPlatform().daemon().name(name).factory();
  }
}
