package io.daybook.query.index;

import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import co.elastic.clients.transport.rest5_client.low_level.Rest5ClientBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** Builds the client from its settings. */
public final class SearchClients {

  private SearchClients() {}

  /** One that takes whatever an index holds for all. */
  public static SearchClient create(ElasticsearchProperties settings) {
    return create(settings, Completeness.UNKNOWN);
  }

  public static SearchClient create(ElasticsearchProperties settings, Completeness completeness) {
    Timeout connect = Timeout.of(settings.connectTimeout());
    Timeout request = Timeout.of(settings.requestTimeout());
    Rest5ClientBuilder builder =
        Rest5Client.builder(settings.url())
            .setMetaHeaderEnabled(false)
            .setConnectionConfigCallback(
                c -> c.setConnectTimeout(connect).setSocketTimeout(request))
            .setRequestConfigCallback(
                c -> c.setConnectionRequestTimeout(request).setResponseTimeout(request))
            .setConnectionManagerCallback(c ->
                c.setMaxConnTotal(settings.maxConnections())
                    .setMaxConnPerRoute(settings.maxConnections())
                    .setDefaultConnectionConfig(
                        ConnectionConfig.custom()
                            .setConnectTimeout(connect)
                            .setSocketTimeout(request)
                            .build()));
    String credentials = credentials(settings);
    if (credentials != null) {
      builder.setDefaultHeaders(new Header[] {new BasicHeader("Authorization", credentials)});
    }
    return new SearchClient(builder.build(), new IndexNames(settings.indexPrefix()), completeness);
  }

  private static @Nullable String credentials(ElasticsearchProperties settings) {
    if (settings.apiKey() != null) {
      return "ApiKey " + settings.apiKey();
    }
    if (settings.username() == null) {
      return null;
    }
    String pair = String.join(":", List.of(settings.username(), "" + settings.password()));
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }
}
