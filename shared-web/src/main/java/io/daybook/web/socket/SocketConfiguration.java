package io.daybook.web.socket;

import io.daybook.web.AuthSettings;
import io.daybook.web.FailedKeys;
import io.daybook.web.budget.Budgets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;
import org.springframework.web.socket.server.support.WebSocketHttpRequestHandler;

/** Puts every {@link SocketEndpoint} at its path. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SocketSettings.class)
public class SocketConfiguration {

  // Before the mapping of controllers, whose paths may match too.
  private static final int FIRST = -1;

  @Bean
  Seats seats(SocketSettings settings) {
    return new Seats(settings);
  }

  @Bean
  Sockets sockets(
      ObjectProvider<SocketEndpoint> endpoints,
      AuthSettings auth,
      FailedKeys failed,
      SocketSettings settings,
      Seats seats,
      Budgets budgets) {
    return new Sockets(
        endpoints.stream()
            .map(e -> new SocketHandler(e, auth, failed, settings, seats, budgets.sockets()))
            .toList());
  }

  @Bean
  SimpleUrlHandlerMapping socketMapping(Sockets sockets, AuthSettings auth, Seats seats) {
    Map<String, WebSocketHttpRequestHandler> byPath = new HashMap<>();
    for (SocketHandler handler : sockets.handlers()) {
      WebSocketHttpRequestHandler requests =
          new WebSocketHttpRequestHandler(handler, new PlainHandshake());
      requests.setHandshakeInterceptors(List.of(new Gate(auth, seats)));
      byPath.put(handler.path(), requests);
    }
    return new SimpleUrlHandlerMapping(byPath, FIRST);
  }
}
