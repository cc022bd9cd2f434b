package io.daybook.web;

import io.daybook.web.budget.Bodies;
import io.daybook.web.budget.BudgetConfiguration;
import io.daybook.web.budget.Budgets;
import io.daybook.web.budget.Lanes;
import io.daybook.web.connection.ConnectionConfiguration;
import io.daybook.web.origin.OriginConfiguration;
import io.daybook.web.socket.SocketConfiguration;
import io.daybook.wire.Ids;
import io.daybook.wire.Json;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.PropertySource;
import org.springframework.core.Ordered;
import org.springframework.format.FormatterRegistry;
import org.springframework.http.MediaType;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a side imports to speak HTTP as Prefect's clients expect. Controllers take a {@link
 * io.daybook.wire.JsonBody} and path variables {@link Paths#ID}, throw {@link
 * io.daybook.wire.ApiException}, and return JSON trees or its bytes.
 */
@Configuration(proxyBeanMethods = false)
@PropertySource("classpath:/io/daybook/web/web.properties")
@EnableConfigurationProperties({ApiSettings.class, AuthSettings.class})
@Import({
  BudgetConfiguration.class,
  ConnectionConfiguration.class,
  CutAnswers.class,
  ErrorAnswers.class,
  FallbackErrors.class,
  HandshakeController.class,
  NeighbourController.class,
  OpenApiController.class,
  OriginConfiguration.class,
  SocketConfiguration.class
})
public class WebConfiguration {

  /**
   * Where requests get their context; filters before it have none. The first of all filters says
   * that paths are UTF-8, whatever charset a client names.
   */
  public static final int BEFORE_REQUESTS = Ordered.HIGHEST_PRECEDENCE + 10;

  @Bean
  JsonMapper jsonMapper() {
    return Json.MAPPER;
  }

  @Bean
  TomcatSetup tomcatSetup() {
    return new TomcatSetup();
  }

  @Bean
  Routes routes(ObjectProvider<RequestMappingHandlerMapping> mappings) {
    return new Routes(mappings);
  }

  @Bean
  TrailingSlashes trailingSlashes(Routes routes) {
    return new TrailingSlashes(routes);
  }

  @Bean
  OwnPaths ownPaths(Routes routes) {
    return new OwnPaths(routes);
  }

  @Bean
  FailedKeys failedKeys(AuthSettings auth) {
    return new FailedKeys(auth.wrongKeyDelay());
  }

  @Bean
  FilterRegistrationBean<RequestFilter> requestFilter(AuthSettings auth, FailedKeys failed) {
    FilterRegistrationBean<RequestFilter> bean =
        new FilterRegistrationBean<>(new RequestFilter(auth, failed));
    bean.setOrder(BEFORE_REQUESTS);
    return bean;
  }

  @Bean
  WebMvcConfigurer prefectDialect(
      ApiSettings settings, Budgets budgets, Lanes lanes, Routes routes) {
    Bodies bodies = new Bodies(budgets, Math.toIntExact(settings.maxBodySize().toBytes()));
    return new WebMvcConfigurer() {
      @Override
      public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new JsonBodyResolver(bodies, lanes));
        resolvers.add(new ClientResolver());
      }

      @Override
      public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new AllowedMethods(routes)).addPathPatterns(Paths.API + "/**");
        registry.addInterceptor(lanes).addPathPatterns(Paths.API + "/**");
        registry.addInterceptor(new ApiVersionCheck()).addPathPatterns(Paths.API + "/**");
        registry.addInterceptor(new KnownParameters()).addPathPatterns(Paths.API + "/**");
      }

      @Override
      public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(String.class, UUID.class, WebConfiguration::id);
      }

      @Override
      public void configureContentNegotiation(ContentNegotiationConfigurer configurer) {
        configurer.ignoreAcceptHeader(true).defaultContentType(MediaType.APPLICATION_JSON);
      }
    };
  }

  private static UUID id(String text) {
    UUID id = Ids.ofPath(text);
    if (id == null) {
      throw new IllegalArgumentException("no UUID: " + text);
    }
    return id;
  }
}
