package io.daybook.web.connection;

import org.apache.coyote.http11.Http11NioProtocol;

/** HTTP over connections that are watched; made by Tomcat, by the name of this class. */
public final class WatchedProtocol extends Http11NioProtocol {

  private final WatchedEndpoint endpoint;

  public WatchedProtocol() {
    this(new WatchedEndpoint());
  }

  private WatchedProtocol(WatchedEndpoint endpoint) {
    super(endpoint);
    this.endpoint = endpoint;
  }

  Connections watch(ConnectionSettings settings) {
    Connections connections = new Connections(settings);
    endpoint.watch(connections);
    setMaxConnections(settings.most() + Connections.reserve(settings));
    setKeepAliveTimeout(Math.toIntExact(settings.idleTimeout().toMillis()));
    return connections;
  }
}
