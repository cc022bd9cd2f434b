package io.daybook.command;

import io.daybook.web.ExposedSecrets;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The write side as a program of its own. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(CommandSide.class)
public class CommandSideApplication {

  public static void main(String[] arguments) {
    ExposedSecrets.refuse(arguments);
    SpringApplication.run(CommandSideApplication.class, arguments);
  }
}
