package io.daybook.query.testing;

import io.daybook.embedded.EmbeddedPair;
import io.daybook.ledger.EventMetadata;
import io.daybook.ledger.LedgerEvent;
import io.daybook.query.QuerySideApplication;
import io.daybook.query.projection.TestLedger;
import io.daybook.query.projection.TestRunLog;
import io.daybook.run.RunEvent;
import io.daybook.wire.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** The read side as a program, over a ledger that tests write. */
public final class ReadServer implements AutoCloseable {
  private final EmbeddedPair pair = EmbeddedPair.shared();
  private final CountingProxy elasticsearch = new CountingProxy(pair.elasticsearch());
  private final HttpClient client = HttpClient.newHttpClient();
  private final TestLedger ledger;
  private final TestRunLog runs;
  private final ConfigurableApplicationContext application;

  /**
   * @param text the answer's document as it came
   * @param requests what Elasticsearch was asked for meanwhile
   */
  public record Answer(int status, String text, HttpHeaders headers, int requests) {
    public JsonNode json() {
      return Json.parse(text);
    }

    public Optional<String> header(String name) {
      return headers.firstValue(name);
    }
  }

  /**
   * @param settings such as {@code --daybook.history.streams=2}
   */
  public ReadServer(String... settings) throws SQLException {
    ledger = TestLedger.create(pair.jdbcUrl(), pair.user(), pair.password());
    runs = new TestRunLog(pair.jdbcUrl(), pair.user(), pair.password());
    List<String> all = new ArrayList<>();
    all.add("--daybook.projection.sweep-pause=1d"); // tests count requests
    all.addAll(List.of(settings));
    all.add("--server.port=0");
    all.add("--daybook.postgres.url=" + pair.jdbcUrl());
    all.add("--daybook.postgres.username=" + pair.user());
    all.add("--daybook.postgres.password=" + pair.password());
    all.add("--daybook.elasticsearch.url=" + elasticsearch.url());
    all.add("--daybook.elasticsearch.index-prefix=" + pair.indexPrefix());
    all.add("--daybook.reads.wait=60s");
    application = SpringApplication.run(QuerySideApplication.class, all.toArray(String[]::new));
  }

  /** Appends in one transaction; returns the position of the last event. */
  public long append(LedgerEvent... events) throws SQLException {
    return ledger.append(events);
  }

  /** What is told of the events from now on. */
  public void tell(EventMetadata metadata) {
    ledger.tell(metadata);
  }

  public void appendRuns(RunEvent... events) throws SQLException {
    runs.append(events);
  }

  public <T> T bean(Class<T> type) {
    return application.getBean(type);
  }

  /** A connection as another program would open it. */
  public Connection connect() throws SQLException {
    return pair.postgres().connect();
  }

  /** Connects to a websocket below {@code /api}. */
  public TestSocket socket(String path) throws InterruptedException {
    String port = application.getEnvironment().getRequiredProperty("local.server.port");
    return TestSocket.connect(URI.create("ws://127.0.0.1:" + port + "/api" + path));
  }

  public TestRunLog runs() {
    return runs;
  }

  public void execute(String sql) throws SQLException {
    try (Connection connection = pair.postgres().connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  public Answer get(String path, String... headers) throws IOException, InterruptedException {
    return send(request(path, headers).GET().build());
  }

  /** An answer that is no JSON. */
  public String text(String path) throws IOException, InterruptedException {
    return client.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofString()).body();
  }

  /** The answer to a posted body as it came. */
  public String text(String path, String body) throws IOException, InterruptedException {
    HttpRequest request = request(path).POST(BodyPublishers.ofString(body)).build();
    return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
  }

  public Answer post(String path, String body, String... headers)
      throws IOException, InterruptedException {
    return send(request(path, headers).POST(BodyPublishers.ofString(body)).build());
  }

  /** Where a path below {@code /api} is, for those who speak to it themselves. */
  public URI uri(String path) {
    String port = application.getEnvironment().getRequiredProperty("local.server.port");
    return URI.create("http://127.0.0.1:" + port + "/api" + path);
  }

  /** What Elasticsearch was asked for so far. */
  public int requests() {
    return elasticsearch.requests();
  }

  private HttpRequest.Builder request(String path, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri(path));
    return headers.length == 0 ? request : request.headers(headers);
  }

  private Answer send(HttpRequest request) throws IOException, InterruptedException {
    int before = elasticsearch.requests();
    var response = client.send(request, HttpResponse.BodyHandlers.ofString());
    return new Answer(
        response.statusCode(),
        response.body(),
        response.headers(),
        elasticsearch.requests() - before);
  }

  @Override
  public void close() throws SQLException {
    application.close();
    client.close();
    elasticsearch.close();
    runs.close();
    ledger.close();
    pair.close();
  }
}
