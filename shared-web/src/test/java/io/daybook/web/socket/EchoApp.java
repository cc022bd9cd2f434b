package io.daybook.web.socket;

import io.daybook.web.WebConfiguration;
import io.daybook.web.budget.Budgets;
import io.daybook.web.budget.ByteBudget;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** An application whose only websocket says what is said to it. */
final class EchoApp implements AutoCloseable {

  private static final String PATH = "/api/events/out";

  private final ConfigurableApplicationContext context;

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @Import(WebConfiguration.class)
  static class Setup {
    @Bean
    Echo echo() {
      return new Echo();
    }
  }

  /** Says everything again, and {@code n×text} that often. */
  static final class Echo implements SocketEndpoint {
    final BlockingQueue<Socket> opened = new LinkedBlockingQueue<>();
    final BlockingQueue<Socket> closed = new LinkedBlockingQueue<>();
    volatile boolean hasBegun = true;

    @Override
    public String path() {
      return PATH;
    }

    @Override
    public Conversation open(Socket socket) {
      opened.add(socket);
      return new Conversation() {
        @Override
        public Conversation receive(String frame) {
          socket.send(frame);
          return this;
        }

        @Override
        public boolean hasBegun() {
          return hasBegun;
        }

        @Override
        public void closed() {
          closed.add(socket);
        }
      };
    }
  }

  EchoApp(String... settings) {
    List<String> all = new ArrayList<>(List.of("server.port=0"));
    all.addAll(List.of(settings));
    context =
        new SpringApplicationBuilder(Setup.class)
            .run(all.stream().map(setting -> "--" + setting).toArray(String[]::new));
  }

  String uri() {
    return "ws://127.0.0.1:"
        + context.getEnvironment().getRequiredProperty("local.server.port")
        + PATH;
  }

  Echo echo() {
    return context.getBean(Echo.class);
  }

  /** What the sockets hold of their budget, in bytes. */
  long held() {
    ByteBudget sockets = context.getBean(Budgets.class).sockets();
    return sockets.size() - sockets.available();
  }

  int port() {
    return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
  }

  void restart() {
    context.stop();
    context.start();
  }

  @Override
  public void close() {
    context.close();
  }
}
