package io.daybook.web.connection;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;

/** Lets Tomcat speak over watched connections. */
final class ConnectionSetup implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

  /** How many clients may knock before their connection is taken: a burst is not turned away. */
  private static final String KNOCKING = "1024";

  /** How long one read or write waits for a client that does nothing. */
  private static final int SILENCE_MILLIS = 20_000;

  private final ConnectionSettings settings;

  ConnectionSetup(ConnectionSettings settings) {
    this.settings = settings;
  }

  @Override
  public void customize(TomcatServletWebServerFactory factory) {
    factory.setProtocol(WatchedProtocol.class.getName());
    factory.addEngineValves(new RequestValve());
    factory.addConnectorCustomizers(connector -> {
      connector.setProperty("acceptCount", KNOCKING);
      if (connector.getProtocolHandler() instanceof WatchedProtocol protocol) {
        protocol.setConnectionTimeout(SILENCE_MILLIS);
        protocol.watch(settings);
      }
    });
  }
}
