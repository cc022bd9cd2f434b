package io.daybook.web.origin;

import io.daybook.web.ListHeaders;
import io.daybook.web.RequestContext;
import io.daybook.web.WebConfiguration;
import jakarta.servlet.Filter;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.filter.CorsFilter;

/** What a request passes before it is asked for its key. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({CorsSettings.class, CsrfSettings.class, HostSettings.class})
@Import(CsrfController.class)
public class OriginConfiguration {

  private static final List<String> EXPOSED =
      List.of(
          RequestContext.POSITION,
          RequestContext.RUN_POSITION,
          RequestContext.REQUEST_ID,
          ListHeaders.CURSOR,
          ListHeaders.COUNT_EXACT,
          ListHeaders.UNTIL);

  @Bean
  Pages browserPages(CorsSettings settings) {
    return new Pages(settings);
  }

  @Bean
  CsrfTokens csrfTokens(CsrfSettings settings) {
    return new CsrfTokens(settings, Clock.systemUTC());
  }

  @Bean
  FilterRegistrationBean<PageFilter> pageFilter(HostSettings hosts, Pages pages) {
    return at(0, new PageFilter(new Hosts(hosts), pages));
  }

  /** To pages that may not use this server it says nothing, so that browsers keep the answer. */
  @Bean
  FilterRegistrationBean<CorsFilter> corsFilter(Pages pages, CorsSettings settings) {
    CorsConfiguration allowed = new CorsConfiguration();
    allowed.setAllowedOrigins(List.of(CorsConfiguration.ALL));
    allowed.setAllowedMethods(settings.allowedMethods());
    allowed.setAllowedHeaders(settings.allowedHeaders());
    allowed.setExposedHeaders(EXPOSED);
    return at(1, new CorsFilter(request -> pages.isForeign(request) ? null : allowed));
  }

  @Bean
  FilterRegistrationBean<CsrfFilter> csrfFilter(CsrfSettings settings, CsrfTokens tokens) {
    FilterRegistrationBean<CsrfFilter> filter = at(2, new CsrfFilter(tokens));
    filter.setEnabled(settings.enabled());
    return filter;
  }

  private static <T extends Filter> FilterRegistrationBean<T> at(int place, T filter) {
    FilterRegistrationBean<T> bean = new FilterRegistrationBean<>(filter);
    bean.setOrder(WebConfiguration.BEFORE_REQUESTS - 3 + place);
    return bean;
  }
}
