package io.daybook.query;

import io.daybook.web.ExposedSecrets;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The read side as a program of its own. It brings its own pool and migrates its own schema. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(
    excludeName = {
      "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
      "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration"
    })
@Import(QuerySide.class)
public class QuerySideApplication {

  public static void main(String[] arguments) {
    ExposedSecrets.refuse(arguments);
    SpringApplication.run(QuerySideApplication.class, arguments);
  }
}
