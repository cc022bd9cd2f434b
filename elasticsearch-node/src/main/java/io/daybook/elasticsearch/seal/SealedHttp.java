package io.daybook.elasticsearch.seal;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.socket.nio.NioChannelOption;
import java.lang.reflect.Field;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.util.function.BiConsumer;
import org.elasticsearch.common.network.NetworkService;
import org.elasticsearch.common.settings.ClusterSettings;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.common.util.concurrent.ThreadContext;
import org.elasticsearch.http.HttpPreRequest;
import org.elasticsearch.http.HttpServerChannel;
import org.elasticsearch.http.netty4.Netty4HttpServerTransport;
import org.elasticsearch.rest.RestRequest;
import org.elasticsearch.telemetry.TelemetryProvider;
import org.elasticsearch.threadpool.ThreadPool;
import org.elasticsearch.transport.netty4.SharedGroupFactory;
import org.elasticsearch.transport.netty4.TLSConfig;
import org.elasticsearch.xcontent.NamedXContentRegistry;

/** Elasticsearch's own HTTP, with a {@link Doorkeeper} in each connection. */
final class SealedHttp extends Netty4HttpServerTransport {
  private final Secret secret;
  private final BiConsumer<HttpPreRequest, ThreadContext> perRequest;

  SealedHttp(
      Secret secret,
      Settings settings,
      NetworkService network,
      ThreadPool threads,
      NamedXContentRegistry contents,
      Dispatcher dispatcher,
      BiConsumer<HttpPreRequest, ThreadContext> perRequest,
      ClusterSettings clusterSettings,
      TelemetryProvider telemetry) {
    super(
        settings,
        network,
        threads,
        contents,
        dispatcher,
        clusterSettings,
        new SharedGroupFactory(settings),
        telemetry,
        TLSConfig.noTLS(),
        null,
        null);
    this.secret = secret;
    this.perRequest = perRequest;
  }

  /** Beside the parent, which holds the port so that nobody else can. */
  @Override
  protected HttpServerChannel bind(InetSocketAddress address) throws Exception {
    Field server = Netty4HttpServerTransport.class.getDeclaredField("serverBootstrap");
    server.setAccessible(true);
    ((ServerBootstrap) server.get(this))
        .option(NioChannelOption.of(StandardSocketOptions.SO_REUSEPORT), true);
    return super.bind(address);
  }

  @Override
  public ChannelHandler configureServerChannelHandler() {
    return new HttpChannelHandler(this, handlingSettings, TLSConfig.noTLS(), null, null) {
      @Override
      protected void initChannel(Channel connection) throws Exception {
        super.initChannel(connection);
        connection.pipeline().addAfter("decoder", "doorkeeper", new Doorkeeper(secret));
      }
    };
  }

  @Override
  protected void populatePerRequestThreadContext(RestRequest request, ThreadContext context) {
    perRequest.accept(request.getHttpRequest(), context);
  }
}
