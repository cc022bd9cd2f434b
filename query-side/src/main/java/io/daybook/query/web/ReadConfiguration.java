package io.daybook.query.web;

import io.daybook.query.directory.Activity;
import io.daybook.query.directory.Directory;
import io.daybook.query.filter.DeploymentClauses;
import io.daybook.query.filter.FlowClauses;
import io.daybook.query.filter.Joins;
import io.daybook.query.filter.SearchJoins;
import io.daybook.query.index.SearchClient;
import io.daybook.query.paging.Pages;
import io.daybook.query.projection.Freshness;
import io.daybook.query.projection.ProjectionDatabase;
import io.daybook.query.projection.ReadSettings;
import java.time.InstantSource;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The reads; the projections that they read are wired beside them. */
@Configuration(proxyBeanMethods = false)
@ComponentScan({
  "io.daybook.query.deployment",
  "io.daybook.query.flow",
  "io.daybook.query.workpool",
  "io.daybook.query.concurrency",
  "io.daybook.query.log"
})
public class ReadConfiguration {

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
  Pages pages(SearchClient client) {
    return new Pages(client);
  }

  @Bean
  Joins joins(SearchClient client, Directory directory) {
    return new SearchJoins(client, directory::queueIds);
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
  WebMvcConfigurer consistencyHeaders() {
    return new WebMvcConfigurer() {
      @Override
      public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new ConsistencyHeaders());
      }
    };
  }
}
