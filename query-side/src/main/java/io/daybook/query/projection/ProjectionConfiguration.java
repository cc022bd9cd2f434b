package io.daybook.query.projection;

import com.zaxxer.hikari.HikariDataSource;
import io.daybook.query.index.ElasticsearchProperties;
import io.daybook.query.index.Indices;
import io.daybook.query.index.SearchClient;
import io.daybook.query.index.SearchClients;
import io.daybook.web.Readiness;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import javax.sql.DataSource;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.messaging.unitofwork.RollbackConfigurationType;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.flywaydb.core.Flyway;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The wiring of the projections: their database, their client, and Axon by hand. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({
  ElasticsearchProperties.class,
  ProjectionDatabaseSettings.class,
  ProjectionSettings.class,
  ReadSettings.class
})
@Import({ProjectionController.class, UnavailableAnswers.class})
public class ProjectionConfiguration {

  private static final String PROCESSOR = "ledger";

  // A read that waits for PostgreSQL keeps those behind it waiting: it has to give up soon. No
  // statement takes longer, except one that waits for a lock, and that is tried again.
  private static final int CONNECTION_MILLIS = 3_000;
  private static final String SOCKET_SECONDS = "60";

  @Bean(destroyMethod = "close")
  SearchClient searchClient(ElasticsearchProperties settings) {
    return SearchClients.create(settings);
  }

  @Bean
  Indices indices(SearchClient client, ElasticsearchProperties settings) {
    return new Indices(client, settings);
  }

  /** The schema {@code projection} is up to date before anyone gets a connection. */
  @Bean
  @ProjectionDatabase
  HikariDataSource projectionDataSource(ProjectionDatabaseSettings settings) {
    Flyway.configure()
        .dataSource(settings.url(), settings.username(), settings.password())
        .defaultSchema("projection")
        .locations("classpath:db/projection")
        .load()
        .migrate();
    HikariDataSource pool = new HikariDataSource();
    pool.setPoolName("projection");
    pool.setJdbcUrl(settings.url());
    pool.setUsername(settings.username());
    pool.setPassword(settings.password());
    pool.setMaximumPoolSize(settings.readPoolSize());
    pool.setConnectionTimeout(CONNECTION_MILLIS);
    pool.addDataSourceProperty("ApplicationName", "daybook-projection");
    pool.addDataSourceProperty("socketTimeout", SOCKET_SECONDS);
    pool.addDataSourceProperty("tcpKeepAlive", "true");
    return pool;
  }

  @Bean
  @ProjectionDatabase
  PlatformTransactionManager projectionTransactionManager(@ProjectionDatabase DataSource source) {
    return new JdbcTransactionManager(source);
  }

  @Bean
  @ProjectionDatabase
  JdbcClient projectionJdbcClient(@ProjectionDatabase DataSource source) {
    return JdbcClient.create(source);
  }

  @Bean
  ProgressTable progressTable(@ProjectionDatabase JdbcClient jdbc) {
    return new ProgressTable(jdbc);
  }

  @Bean
  LedgerTable ledgerTable(@ProjectionDatabase JdbcClient jdbc) {
    return new LedgerTable(jdbc);
  }

  @Bean
  DeadLetters deadLetters(@ProjectionDatabase JdbcClient jdbc) {
    return new DeadLetters(jdbc);
  }

  @Bean
  ProgressBoard progressBoard() {
    return new ProgressBoard();
  }

  @Bean
  Folder folder(SearchClient client, LedgerTable ledger) {
    return new Folder(new StateStore(client), ledger);
  }

  @Bean
  Applier applier(SearchClient client, Folder folder, DeadLetters letters) {
    return new Applier(client, folder, letters);
  }

  @Bean
  Freshness freshness(
      ProgressTable progress, ProgressBoard board, Indices indices, ReadSettings settings) {
    Refresher refresher = new Refresher(indices, board, settings.patience());
    return new ReadYourWrites(progress::look, board, refresher, settings);
  }

  @Bean
  LedgerFollower ledgerFollower(
      @ProjectionDatabase PlatformTransactionManager transactions,
      ProgressTable progress,
      Applier applier,
      ProgressBoard board,
      ProjectionSettings settings) {
    return new LedgerFollower(
        ofItsOwn(transactions), progress, applier, board, settings.retryDelay());
  }

  @Bean(destroyMethod = "")
  LedgerSignal ledgerSignal(ProjectionDatabaseSettings database, ProjectionSettings settings) {
    return new LedgerSignal(database, settings.tick());
  }

  @Bean(destroyMethod = "")
  PooledStreamingEventProcessor ledgerProcessor(
      @ProjectionDatabase PlatformTransactionManager transactions,
      @ProjectionDatabase JdbcClient jdbc,
      ProgressTable progress,
      LedgerTable ledger,
      LedgerSignal signal,
      LedgerFollower follower,
      ProjectionSettings settings) {
    return PooledStreamingEventProcessor.builder()
        .name(PROCESSOR)
        .eventHandlerInvoker(new BatchInvoker(follower::apply))
        .rollbackConfiguration(RollbackConfigurationType.ANY_THROWABLE)
        .errorHandler(PropagatingErrorHandler.instance())
        .messageSource(new LedgerSource(ledger, signal, settings.batchSize()))
        .tokenStore(new ProgressTokenStore(jdbc, progress, settings.claimTimeout()))
        .transactionManager(new SpringTransactionManager(transactions))
        .coordinatorExecutor(
            name -> Executors.newSingleThreadScheduledExecutor(daemon("coordinator-" + name)))
        .workerExecutor(name -> Executors.newSingleThreadScheduledExecutor(daemon("apply-" + name)))
        .initialSegmentCount(1)
        .initialToken(source -> source.createTailToken())
        .tokenClaimInterval(settings.claimTimeout().toMillis() / 2)
        .claimExtensionThreshold(settings.claimTimeout().toMillis() / 3)
        .batchSize(settings.batchSize())
        .build();
  }

  @Bean
  Projections projections(
      @ProjectionDatabase PlatformTransactionManager manager,
      @ProjectionDatabase JdbcClient jdbc,
      SearchClient client,
      Indices indices,
      ProgressTable progress,
      LedgerTable ledger,
      LedgerSignal signal,
      PooledStreamingEventProcessor processor,
      LedgerFollower follower,
      Folder folder,
      Applier applier,
      DeadLetters letters,
      ProgressBoard board,
      ProjectionSettings settings) {
    TransactionTemplate transactions = ofItsOwn(manager);
    Bootstrap bootstrap = new Bootstrap(jdbc, transactions, progress, indices, letters);
    Rebuilds rebuilds =
        new Rebuilds(
            transactions,
            progress,
            ledger,
            indices,
            letters,
            folder,
            client,
            board,
            settings.batchSize());
    return new Projections(
        bootstrap, signal, processor, follower, rebuilds, transactions, progress, applier, board);
  }

  @Bean
  ProjectionStatus projectionStatus(
      Projections projections, ProgressTable progress, DeadLetters letters) {
    return new ProjectionStatus(projections, progress, letters);
  }

  @Bean
  Readiness projectionReadiness(Projections projections) {
    return () -> projections.problem() == null;
  }

  // Axon's transaction around a batch is of the token; documents and progress have their own, so
  // that no transaction stays open while Elasticsearch is waited for.
  private static TransactionTemplate ofItsOwn(PlatformTransactionManager manager) {
    TransactionTemplate template = new TransactionTemplate(manager);
    template.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    return template;
  }

  private static ThreadFactory daemon(String name) {
    return Thread.ofPlatform().daemon().name(name).factory();
  }
}
