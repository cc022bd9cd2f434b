package io.daybook.elasticsearch.seal;

import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.elasticsearch.common.io.stream.NamedWriteableRegistry;
import org.elasticsearch.common.network.NetworkModule;
import org.elasticsearch.common.network.NetworkService;
import org.elasticsearch.common.settings.ClusterSettings;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.common.util.BigArrays;
import org.elasticsearch.common.util.PageCacheRecycler;
import org.elasticsearch.common.util.concurrent.ThreadContext;
import org.elasticsearch.http.HttpPreRequest;
import org.elasticsearch.http.HttpServerTransport;
import org.elasticsearch.http.HttpServerTransport.Dispatcher;
import org.elasticsearch.indices.breaker.CircuitBreakerService;
import org.elasticsearch.telemetry.TelemetryProvider;
import org.elasticsearch.threadpool.ThreadPool;
import org.elasticsearch.transport.Transport;
import org.elasticsearch.transport.netty4.Netty4Plugin;
import org.elasticsearch.xcontent.NamedXContentRegistry;

/** HTTP by Netty for those who know the secret, and no other port. */
public final class SealedNetwork extends Netty4Plugin {
  private static final String HTTP = "sealed";
  private static final String TRANSPORT = "none";

  private final Secret secret;

  public SealedNetwork(Secret secret) {
    this.secret = secret;
  }

  @Override
  public Settings additionalSettings() {
    return Settings.builder()
        .put(NetworkModule.HTTP_DEFAULT_TYPE_SETTING.getKey(), HTTP)
        .put(NetworkModule.TRANSPORT_DEFAULT_TYPE_SETTING.getKey(), TRANSPORT)
        .build();
  }

  @Override
  public Map<String, Supplier<Transport>> getTransports(
      Settings settings,
      ThreadPool threads,
      PageCacheRecycler recycler,
      CircuitBreakerService breakers,
      NamedWriteableRegistry writeables,
      NetworkService network) {
    return Map.of(TRANSPORT, () -> new NoTransport(recycler));
  }

  @Override
  public Map<String, Supplier<HttpServerTransport>> getHttpTransports(
      Settings settings,
      ThreadPool threads,
      BigArrays arrays,
      PageCacheRecycler recycler,
      CircuitBreakerService breakers,
      NamedXContentRegistry contents,
      NetworkService network,
      Dispatcher dispatcher,
      BiConsumer<HttpPreRequest, ThreadContext> perRequest,
      ClusterSettings clusterSettings,
      TelemetryProvider telemetry) {
    return Map.of(
        HTTP,
        () ->
            new SealedHttp(
                secret,
                settings,
                network,
                threads,
                contents,
                dispatcher,
                perRequest,
                clusterSettings,
                telemetry));
  }
}
