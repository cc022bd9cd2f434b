package io.daybook.query.projection;

import io.daybook.embedded.ElasticsearchAddress;
import io.daybook.embedded.EmbeddedPair;
import io.daybook.query.index.Index;
import io.daybook.query.index.SearchClient;
import io.daybook.web.Readiness;
import io.daybook.wire.Json;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import tools.jackson.databind.JsonNode;

/** A ledger and the projections that follow it, without HTTP. */
public final class ReadSide implements AutoCloseable {

  public static final Set<Index> ALL = EnumSet.allOf(Index.class);

  private final EmbeddedPair pair;
  private final Map<String, Object> settings = new HashMap<>();
  private final TestLedger ledger;
  private final TestRunLog runs;
  private @Nullable AnnotationConfigApplicationContext context;

  private ReadSide(EmbeddedPair pair, ElasticsearchAddress elasticsearch) throws SQLException {
    this.pair = pair;
    this.ledger = TestLedger.create(pair.jdbcUrl(), pair.user(), pair.password());
    this.runs = new TestRunLog(pair.jdbcUrl(), pair.user(), pair.password());
    settings.put("daybook.postgres.url", pair.jdbcUrl());
    settings.put("daybook.postgres.username", pair.user());
    settings.put("daybook.postgres.password", pair.password());
    settings.put("daybook.elasticsearch.url", elasticsearch.url().toString());
    settings.put("daybook.elasticsearch.api-key", elasticsearch.apiKey());
    settings.put("daybook.elasticsearch.index-prefix", pair.indexPrefix());
    settings.put("daybook.elasticsearch.store-type", "nrt");
    settings.put("daybook.reads.wait", "60s");
    settings.put("daybook.projection.sweep-pause", "1d"); // tests step by themselves
  }

  /** On the servers that the tests of this JVM share; not started yet. */
  public static ReadSide create() throws SQLException {
    EmbeddedPair pair = EmbeddedPair.shared();
    return new ReadSide(pair, pair.elasticsearch());
  }

  static ReadSide on(ElasticsearchAddress elasticsearch) throws SQLException {
    return new ReadSide(EmbeddedPair.shared(), elasticsearch);
  }

  public ReadSide with(String setting, Object value) {
    settings.put(setting, value);
    return this;
  }

  public ReadSide start() {
    context = another();
    return this;
  }

  /** A second node on the same servers. */
  AnnotationConfigApplicationContext another() {
    AnnotationConfigApplicationContext another = new AnnotationConfigApplicationContext();
    another.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", settings));
    another.register(ProjectionConfiguration.class);
    another.refresh();
    return another;
  }

  public void stop() {
    if (context != null) {
      context.close();
      context = null;
    }
  }

  public TestLedger ledger() {
    return ledger;
  }

  public TestRunLog runs() {
    return runs;
  }

  public <T> T bean(Class<T> type) {
    return running().getBean(type);
  }

  /** What keeps the parts of it from their work. */
  public Set<String> problems() {
    return running().getBeansOfType(Readiness.class).values().stream()
        .map(Readiness::problem)
        .filter(Objects::nonNull)
        .collect(Collectors.toSet());
  }

  private AnnotationConfigApplicationContext running() {
    if (context == null) {
      throw new IllegalStateException("not started");
    }
    return context;
  }

  /** Waits until searches see everything that was appended. */
  public void settle() {
    bean(Freshness.class).awaitVisible(ALL, ConsistencyWish.LATEST);
  }

  /** The document of an id as it is at once; null if there is none. */
  public @Nullable JsonNode document(Index index, Object id) {
    byte[] source = bean(SearchClient.class).source(index, id.toString());
    return source == null ? null : Json.MAPPER.readTree(source);
  }

  /** The answer to a search, after everything was settled. */
  public JsonNode search(Index index, String body) {
    settle();
    byte[] request = body.getBytes(StandardCharsets.UTF_8);
    return Json.MAPPER.readTree(bean(SearchClient.class).search(index, request)).path("hits");
  }

  /** What of all documents is not what the logs say. */
  JsonNode differences() {
    settle();
    return bean(DocumentCheck.class).check().path("differences");
  }

  public long count(Index index) {
    return search(index, "{\"size\":0,\"track_total_hits\":true}").at("/total/value").longValue();
  }

  @Override
  public void close() throws SQLException {
    stop();
    ledger.close();
    runs.close();
    pair.close();
  }
}
