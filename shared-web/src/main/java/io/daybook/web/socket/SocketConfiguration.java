package io.daybook.web.socket;

import io.daybook.web.AuthSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;
import org.springframework.web.socket.server.support.DefaultHandshakeHandler;
import org.springframework.web.socket.server.support.WebSocketHttpRequestHandler;

/** Puts every {@link SocketEndpoint} at its path. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SocketSettings.class)
public class SocketConfiguration {

  // Before the mapping of controllers, whose paths may match too.
  private static final int FIRST = -1;

  @Bean
  Sockets sockets(
      ObjectProvider<SocketEndpoint> endpoints, AuthSettings auth, SocketSettings settings) {
    return new Sockets(endpoints.stream().map(e -> new SocketHandler(e, auth, settings)).toList());
  }

  @Bean
  SimpleUrlHandlerMapping socketMapping(Sockets sockets, AuthSettings auth) {
    Map<String, WebSocketHttpRequestHandler> byPath = new HashMap<>();
    for (SocketHandler handler : sockets.handlers()) {
      DefaultHandshakeHandler handshake = new DefaultHandshakeHandler();
      handshake.setSupportedProtocols(SocketHandler.SUBPROTOCOL);
      WebSocketHttpRequestHandler requests = new WebSocketHttpRequestHandler(handler, handshake);
      requests.setHandshakeInterceptors(List.of(new Gate(auth)));
      byPath.put(handler.path(), requests);
    }
    return new SimpleUrlHandlerMapping(byPath, FIRST);
  }
}
