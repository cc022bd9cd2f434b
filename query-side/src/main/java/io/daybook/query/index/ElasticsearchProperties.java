package io.daybook.query.index;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where Elasticsearch is and how to speak to it: {@code daybook.elasticsearch.*}.
 *
 * @param url one or more nodes, {@code http} or {@code https}, without credentials
 * @param indexPrefix what the names of all indices begin with, so that a cluster can be shared
 * @param username for basic authentication, together with {@code password}
 * @param apiKey the encoded API key, instead of a user
 * @param connectTimeout how long to wait for a connection to be made
 * @param requestTimeout how long to wait for a free connection of the pool, and then for an answer;
 *     a bulk of the largest size must fit in it
 * @param maxConnections of the pool, to all nodes together
 * @param storeType {@code index.store.type} of new indices; empty where the cluster has no plugin
 *     of Daybook's
 * @param runJoin {@code bitmap}, or {@code terms} where the cluster has no plugin of Daybook's
 */
@ConfigurationProperties("daybook.elasticsearch")
public record ElasticsearchProperties(
    @DefaultValue("http://127.0.0.1:9200") List<URI> url,
    @DefaultValue("daybook-") String indexPrefix,
    @Nullable String username,
    @Nullable String password,
    @Nullable String apiKey,
    @DefaultValue("2s") Duration connectTimeout,
    @DefaultValue("30s") Duration requestTimeout,
    @DefaultValue("64") int maxConnections,
    @DefaultValue("") String storeType,
    @DefaultValue("bitmap") JoinStrategy runJoin) {

  public ElasticsearchProperties {
    url = List.copyOf(url);
    check(!url.isEmpty(), "url", "must name at least one node");
    url.forEach(ElasticsearchProperties::checkNode);
    // What Elasticsearch allows as the beginning of a name, see its "create index" API.
    check(
        indexPrefix.isEmpty() || indexPrefix.matches("[a-z0-9][a-z0-9_.-]{0,99}"),
        "index-prefix",
        "must be lower-case letters, digits, '_', '.' or '-', and begin with a letter or digit");
    check((username == null) == (password == null), "username", "and password need each other");
    check(apiKey == null || username == null, "api-key", "and username exclude each other");
    check(isPositive(connectTimeout), "connect-timeout", "must be positive");
    check(isPositive(requestTimeout), "request-timeout", "must be positive");
    check(maxConnections > 0, "max-connections", "must be positive");
    check(storeType.matches("[a-z]*"), "store-type", "must be a name such as nrt, or empty");
  }

  private static void checkNode(URI node) {
    check(
        node.getHost() != null
            && ("http".equals(node.getScheme()) || "https".equals(node.getScheme())),
        "url",
        "must be like http://host:9200");
    check(
        node.getUserInfo() == null, "url", "must not hold credentials: set username and password");
  }

  private static boolean isPositive(Duration duration) {
    return duration.isPositive();
  }

  private static void check(boolean holds, String setting, String rule) {
    if (!holds) {
      throw new IllegalArgumentException("daybook.elasticsearch." + setting + " " + rule);
    }
  }

  /** The same servers, for somebody who asks one small question after the other. */
  public ElasticsearchProperties forQuestions() {
    return new ElasticsearchProperties(
        url,
        indexPrefix,
        username,
        password,
        apiKey,
        connectTimeout,
        Duration.ofSeconds(5),
        1,
        storeType,
        runJoin);
  }

  /** Without secrets, so that it may be logged. */
  @Override
  public String toString() {
    return "Elasticsearch at %s, indices %s*".formatted(url, indexPrefix);
  }
}
