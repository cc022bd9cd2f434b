package io.daybook.query.projection;

import com.zaxxer.hikari.HikariDataSource;
import io.daybook.query.index.ElasticsearchProperties;
import io.daybook.query.index.Feed;
import io.daybook.query.index.FoundParts;
import io.daybook.query.index.Indices;
import io.daybook.query.index.SearchClient;
import io.daybook.query.index.SearchClients;
import io.daybook.repeat.RepeatingLifecycle;
import io.daybook.web.DatabaseQuestion;
import io.daybook.web.Pulse;
import io.daybook.web.Readiness;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
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

  // A read that waits for PostgreSQL keeps those behind it waiting: it has to give up soon. No
  // statement takes longer, except one that waits for a lock, and that is tried again.
  private static final int CONNECTION_MILLIS = 3_000;
  private static final String SOCKET_SECONDS = "60";

  @Bean(destroyMethod = "close")
  SearchClient searchClient(ElasticsearchProperties settings, Watch watch) {
    return SearchClients.create(settings, watch);
  }

  @Bean
  Watch watch(ProgressBoards boards, ProgressTable progress, ReadSettings settings) {
    return new Watch(boards.all(), progress, settings.patience());
  }

  @Bean
  ProgressBoards progressBoards() {
    return new ProgressBoards();
  }

  @Bean
  Inspector inspector(Stores stores, ProgressBoards boards, ProjectionSettings settings) {
    return new Inspector(stores, boards.all(), settings.lostAfter());
  }

  /** Looks whether Elasticsearch has what it must have, whatever anybody reads. */
  @Bean
  RepeatingLifecycle watchLoop(Watch watch, Inspector inspector, ProjectionSettings settings) {
    watch.lookBy(inspector);
    return new RepeatingLifecycle(
        "watch",
        settings.inspectionInterval(),
        "What Elasticsearch has is not looked at",
        watch::lookQuietly);
  }

  /** A transaction that waits for Elasticsearch is never a part of another, such as Axon's. */
  @Bean
  Stores stores(
      @ProjectionDatabase PlatformTransactionManager transactions,
      @ProjectionDatabase JdbcClient jdbc,
      ProgressTable progress,
      DeadLetters letters,
      SearchClient client,
      Indices indices) {
    TransactionTemplate ofItsOwn = new TransactionTemplate(transactions);
    ofItsOwn.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    PartTable parts = new PartTable(jdbc);
    FoundParts found = new FoundParts(client);
    return new Stores(
        ofItsOwn,
        progress,
        parts,
        new RebuildTable(jdbc),
        letters,
        client,
        indices,
        found,
        new Weeks(indices, found, client.names(), parts),
        new DifferenceTable(jdbc));
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
  RunStreams runStreams(@ProjectionDatabase JdbcClient jdbc) {
    return new RunStreams(jdbc);
  }

  @Bean
  DeadLetters deadLetters(@ProjectionDatabase JdbcClient jdbc) {
    return new DeadLetters(jdbc);
  }

  @Bean
  Projections projections(List<Following> followings) {
    return new Projections(followings);
  }

  @Bean
  Following ledgerFollowing(FollowingFactory factory) {
    return factory.create(Feed.LEDGER);
  }

  @Bean
  Following runsFollowing(FollowingFactory factory) {
    return factory.create(Feed.RUNS);
  }

  @Bean
  Following historyFollowing(FollowingFactory factory) {
    return factory.create(Feed.HISTORY);
  }

  @Bean
  Repairs repairs(@ProjectionDatabase JdbcClient jdbc, Stores stores, ProgressBoards boards) {
    return new Repairs(jdbc, stores, boards.all());
  }

  @Bean
  DocumentCheck documentCheck(Repairs repairs) {
    return new DocumentCheck(repairs);
  }

  @Bean
  Sweep sweep(Repairs repairs, ProjectionSettings settings) {
    return new Sweep(repairs, settings);
  }

  @Bean
  RepeatingLifecycle sweepLoop(Sweep sweep, ProjectionSettings settings) {
    return new RepeatingLifecycle(
        "sweep", settings.sweepPause(), "Documents are not compared", sweep::step);
  }

  @Bean
  DroppedWeeks droppedWeeks(@ProjectionDatabase JdbcClient jdbc, Stores stores) {
    return new DroppedWeeks(jdbc, stores);
  }

  @Bean
  RepeatingLifecycle droppedWeeksLoop(DroppedWeeks weeks) {
    return new RepeatingLifecycle(
        "dropped-weeks",
        DroppedWeeks.PAUSE,
        "Weeks that were dropped are still searched",
        weeks::follow);
  }

  @Bean
  FollowingFactory followingFactory(
      @ProjectionDatabase PlatformTransactionManager transactions,
      @ProjectionDatabase JdbcClient jdbc,
      Stores stores,
      ProgressBoards boards,
      Inspector inspector,
      Watch watch,
      ProjectionDatabaseSettings database,
      ProjectionSettings settings) {
    return new FollowingFactory(
        transactions, jdbc, stores, boards.all(), inspector, watch, database, settings);
  }

  @Bean
  HistoryFront historyFront(
      List<Following> followings, ProgressTable progress, ReadSettings settings) {
    HistoryFront front =
        new HistoryFront(() -> progress.look(Feed.HISTORY).head(), settings.patience());
    followings.stream()
        .filter(following -> following.feed() == Feed.HISTORY)
        .forEach(following -> following.onSignal(front::wake));
    return front;
  }

  @Bean
  Freshness freshness(
      List<Following> followings, ProgressTable progress, Indices indices, ReadSettings settings) {
    Map<Feed, LogReads> feeds = new EnumMap<>(Feed.class);
    for (Following following : followings) {
      Feed feed = following.feed();
      LogReads reads =
          new LogReads(
              () -> progress.look(feed), following.board(), following::hurry, settings.patience());
      feeds.put(feed, reads);
    }
    return new ReadYourWrites(feeds, indices, settings.patience());
  }

  @Bean
  ProjectionStatus projectionStatus(
      Projections projections, Stores stores, Sweep sweep, @ProjectionDatabase JdbcClient jdbc) {
    return new ProjectionStatus(projections, stores, sweep, new UnreadableAggregates(jdbc));
  }

  @Bean
  Readiness projectionReadiness(
      Projections projections, List<Pulse> servers, DeadLetterWatch letters) {
    return new ProjectionReadiness(projections, servers, letters);
  }

  @Bean
  DeadLetterWatch deadLetterWatch(DeadLetters letters) {
    return new DeadLetterWatch(letters);
  }

  @Bean
  Pulse elasticsearchPulse(ElasticsearchProperties settings) {
    SearchClient client = SearchClients.create(settings.forQuestions());
    return Pulse.of("Elasticsearch", new ElasticsearchQuestion(client));
  }

  @Bean
  Pulse projectionDatabasePulse(ProjectionDatabaseSettings settings) {
    return Pulse.of(
        "PostgreSQL",
        new DatabaseQuestion(settings.url(), settings.username(), settings.password()));
  }
}
