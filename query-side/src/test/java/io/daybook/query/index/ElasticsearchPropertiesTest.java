package io.daybook.query.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ElasticsearchPropertiesTest {

  private static ElasticsearchProperties bound(Map<String, String> settings) {
    return new Binder(new MapConfigurationPropertySource(settings))
        .bindOrCreate("daybook.elasticsearch", ElasticsearchProperties.class);
  }

  private static void assertRefused(String setting, String value, String reason) {
    assertThatThrownBy(() -> bound(Map.of("daybook.elasticsearch." + setting, value)))
        .isInstanceOf(BindException.class)
        .hasRootCauseMessage("daybook.elasticsearch." + setting + " " + reason);
  }

  @Test
  void nothingHasToBeSet() {
    ElasticsearchProperties settings = bound(Map.of());

    assertThat(settings.url()).containsExactly(URI.create("http://127.0.0.1:9200"));
    assertThat(settings.indexPrefix()).isEqualTo("daybook-");
    assertThat(settings.username()).isNull();
    assertThat(settings.password()).isNull();
    assertThat(settings.apiKey()).isNull();
    assertThat(settings.connectTimeout()).isEqualTo(Duration.ofSeconds(2));
    assertThat(settings.requestTimeout()).isEqualTo(Duration.ofSeconds(30));
    assertThat(settings.maxConnections()).isEqualTo(64);
    assertThat(settings.storeType()).isEmpty();
    assertThat(settings.runJoin()).isEqualTo(JoinStrategy.BITMAP);
  }

  @Test
  void everythingCanBeSet() {
    ElasticsearchProperties settings =
        bound(
            Map.of(
                "daybook.elasticsearch.url", "https://a:9200,https://b:9200",
                "daybook.elasticsearch.index-prefix", "team-",
                "daybook.elasticsearch.username", "writer",
                "daybook.elasticsearch.password", "secret",
                "daybook.elasticsearch.connect-timeout", "1s",
                "daybook.elasticsearch.request-timeout", "5s",
                "daybook.elasticsearch.max-connections", "8",
                "daybook.elasticsearch.store-type", "nrt",
                "daybook.elasticsearch.run-join", "terms"));

    assertThat(settings)
        .isEqualTo(
            new ElasticsearchProperties(
                List.of(URI.create("https://a:9200"), URI.create("https://b:9200")),
                "team-",
                "writer",
                "secret",
                null,
                Duration.ofSeconds(1),
                Duration.ofSeconds(5),
                8,
                "nrt",
                JoinStrategy.TERMS));
  }

  @Test
  void secretsAreNotPartOfItsText() {
    assertThat(
            bound(
                Map.of(
                    "daybook.elasticsearch.username", "writer",
                    "daybook.elasticsearch.password", "secret")))
        .asString()
        .doesNotContain("secret");
    assertThat(bound(Map.of("daybook.elasticsearch.api-key", "key1")))
        .asString()
        .doesNotContain("key1");
  }

  @Test
  void whatCannotWorkIsRefused() {
    assertRefused("url", "localhost", "must be like http://host:9200");
    assertRefused(
        "url", "http://u:p@host:9200", "must not hold credentials: set username and password");
    assertRefused("username", "alone", "and password need each other");
    assertRefused("connect-timeout", "0s", "must be positive");
    assertRefused("request-timeout", "-1s", "must be positive");
    assertRefused("max-connections", "0", "must be positive");
    assertRefused("store-type", "N.R.T", "must be a name such as nrt, or empty");
    assertRefused(
        "index-prefix",
        "_Daybook",
        "must be lower-case letters, digits, '_', '.' or '-', and begin with a letter or digit");
  }

  @Test
  void aJoinThatDoesNotExistIsRefused() {
    assertThatThrownBy(() -> bound(Map.of("daybook.elasticsearch.run-join", "nested")))
        .isInstanceOf(BindException.class)
        .hasMessageContaining("daybook.elasticsearch.run-join");
  }
}
