package io.daybook.query.web;

import io.daybook.query.directory.Activity;
import io.daybook.query.directory.Directory;
import io.daybook.query.directory.PastDirectory;
import io.daybook.query.filter.BitmapRunJoin;
import io.daybook.query.filter.DeploymentClauses;
import io.daybook.query.filter.FlowClauses;
import io.daybook.query.filter.FlowRunClauses;
import io.daybook.query.filter.Joins;
import io.daybook.query.filter.RunJoin;
import io.daybook.query.filter.SearchJoins;
import io.daybook.query.filter.TaskRunClauses;
import io.daybook.query.filter.TermsRunJoin;
import io.daybook.query.history.HistorySettings;
import io.daybook.query.index.ElasticsearchProperties;
import io.daybook.query.index.SearchClient;
import io.daybook.query.paging.Pages;
import io.daybook.query.projection.Freshness;
import io.daybook.query.projection.ProjectionDatabase;
import io.daybook.query.projection.ReadSettings;
import io.daybook.web.budget.BudgetSettings;
import io.daybook.web.budget.Lane;
import java.time.InstantSource;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The reads; the projections that they read are wired beside them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HistorySettings.class)
@ComponentScan({
  "io.daybook.query.asof",
  "io.daybook.query.audit",
  "io.daybook.query.deployment",
  "io.daybook.query.flow",
  "io.daybook.query.history",
  "io.daybook.query.run",
  "io.daybook.query.search",
  "io.daybook.query.workpool",
  "io.daybook.query.concurrency",
  "io.daybook.query.log",
  "io.daybook.query.proof",
  "io.daybook.query.stream"
})
public class ReadConfiguration {

  private static final int MOST_DOWNLOADS = 32;

  @Bean
  InstantSource readClock() {
    return InstantSource.system();
  }

  @Bean
  Activity activity(@ProjectionDatabase JdbcClient database, ReadSettings settings) {
    return new Activity(database, settings.patience());
  }

  @Bean
  Directory directory(SearchClient client, Activity activity, Freshness freshness) {
    return new Directory(client, activity, freshness);
  }

  @Bean
  PastDirectory pastDirectory(SearchClient client) {
    return new PastDirectory(client);
  }

  @Bean
  Pages pages(SearchClient client) {
    return new Pages(client);
  }

  @Bean
  RunJoin runJoin(SearchClient client, ElasticsearchProperties settings) {
    return switch (settings.runJoin()) {
      case BITMAP -> new BitmapRunJoin(client);
      case TERMS -> new TermsRunJoin(client);
    };
  }

  @Bean
  Joins joins(SearchClient client, Directory directory, RunJoin runs) {
    return new SearchJoins(client, directory::queueIds, runs);
  }

  @Bean
  DeploymentClauses deploymentClauses(Joins joins) {
    return new DeploymentClauses(joins);
  }

  @Bean
  FlowClauses flowClauses(Joins joins) {
    return new FlowClauses(joins);
  }

  @Bean
  FlowRunClauses flowRunClauses(Joins joins) {
    return new FlowRunClauses(joins);
  }

  @Bean
  TaskRunClauses taskRunClauses(Joins joins) {
    return new TaskRunClauses(joins);
  }

  /** Answers that are written while they are read may take their clients long. */
  @Bean
  @Order(0)
  Lane downloads() {
    return Lane.of(MOST_DOWNLOADS, endpoint -> isRead(endpoint) && endpoint.isVoid());
  }

  @Bean
  @Order(1)
  Lane reads(BudgetSettings settings) {
    return Lane.of(settings.maxReads(), ReadConfiguration::isRead);
  }

  private static boolean isRead(HandlerMethod endpoint) {
    return endpoint.getBeanType().getPackageName().startsWith("io.daybook.query");
  }

  @Bean
  WebMvcConfigurer consistencyHeaders(Freshness freshness) {
    return new WebMvcConfigurer() {
      @Override
      public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new ConsistencyHeaders(freshness));
      }
    };
  }
}
