package io.daybook.query.projection;

import io.daybook.query.index.Feed;
import io.daybook.query.index.Indices;
import io.daybook.query.index.SearchClient;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.messaging.unitofwork.RollbackConfigurationType;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts together what follows a log: everything but the stores is each feed's own. */
record FollowingFactory(
    PlatformTransactionManager transactions,
    JdbcClient jdbc,
    SearchClient client,
    Indices indices,
    ProgressTable progress,
    DeadLetters letters,
    ProjectionDatabaseSettings database,
    ProjectionSettings settings) {
  Following create(Feed feed) {
    LogTable table = new LogTable(jdbc, feed);
    LogSignal signal = new LogSignal(feed.log(), database, settings.tick());
    LogSource source = new LogSource(table, signal, settings.batchSize(), delay(feed));
    ProgressBoard board = new ProgressBoard();
    Folder folder = new Folder(new StateStore(client), table);
    Applier applier = new Applier(client, indices, folder, letters);
    LogFollower follower =
        new LogFollower(feed, ofItsOwn(), progress, table, applier, board, settings.retryDelay());
    return new Following(
        feed,
        new Bootstrap(feed, jdbc, ofItsOwn(), progress, indices, letters),
        signal,
        source,
        processor(feed, source, follower),
        follower,
        rebuilds(feed, table, folder, board),
        ofItsOwn(),
        progress,
        applier,
        board);
  }

  /** Who writes waits for the present, not for the past: that may come in fewer, larger batches. */
  private Duration delay(Feed feed) {
    return switch (feed) {
      case LEDGER, RUNS -> Duration.ZERO;
      case HISTORY -> settings.historyDelay();
    };
  }

  private Rebuilds rebuilds(Feed feed, LogTable table, Folder folder, ProgressBoard board) {
    return new Rebuilds(
        feed,
        ofItsOwn(),
        progress,
        table,
        indices,
        letters,
        folder,
        client,
        board,
        settings.batchSize());
  }

  private PooledStreamingEventProcessor processor(
      Feed feed, LogSource source, LogFollower follower) {
    return PooledStreamingEventProcessor.builder()
        .name(feed.key())
        .eventHandlerInvoker(new BatchInvoker(follower::apply))
        .rollbackConfiguration(RollbackConfigurationType.ANY_THROWABLE)
        .errorHandler(PropagatingErrorHandler.instance())
        .messageSource(source)
        .tokenStore(new ProgressTokenStore(feed, jdbc, progress, settings.claimTimeout()))
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

  // Axon's transaction around a batch is of the token; documents and progress have their own, so
  // that no transaction stays open while Elasticsearch is waited for.
  private TransactionTemplate ofItsOwn() {
    TransactionTemplate template = new TransactionTemplate(transactions);
    template.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    return template;
  }

  private static ThreadFactory daemon(String name) {
    return Thread.ofPlatform().daemon().name(name).factory();
  }
}
