package io.daybook.command;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The write side's program on a free port and an empty database. */
public final class CommandServer implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();

  private final ConfigurableApplicationContext context;
  private final TestDatabase database;
  private final HttpClient client = HttpClient.newHttpClient();

  /** An answer with its body as text; no body is an empty text. */
  public record Answer(int status, String body, java.net.http.HttpHeaders headers) {
    public JsonNode json() {
      return JSON.readTree(body);
    }

    /** The answer's {@code Daybook-Position}; -1 without one. */
    public long position() {
      return headers.firstValueAsLong("Daybook-Position").orElse(-1);
    }
  }

  private CommandServer(TestDatabase database, List<String> settings) {
    this.database = database;
    context =
        new SpringApplicationBuilder(CommandSideApplication.class)
            // What happens by itself would disturb tests of other things.
            .properties(
                "daybook.scheduler.enabled=false",
                "daybook.run-upkeep.late-runs=false",
                "daybook.run-upkeep.pause-expirations=false",
                "daybook.run-upkeep.cancellations=false")
            .run(
                Stream.of(
                        List.of("server.port=0", "spring.main.banner-mode=off"),
                        Arrays.asList(database.settings()),
                        settings)
                    .flatMap(List::stream)
                    .map(setting -> "--" + setting)
                    .toArray(String[]::new));
  }

  public static CommandServer start(String... settings) {
    return new CommandServer(TestDatabase.create(), List.of(settings));
  }

  /** One more node on a database. */
  public static CommandServer on(TestDatabase database, String... settings) {
    return new CommandServer(database, List.of(settings));
  }

  /**
   * @param path below {@code /api}
   * @param json the body; none if it is empty
   */
  public Answer send(String method, String path, String json, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(baseUrl() + path))
            .method(
                method, json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
    if (!json.isEmpty()) {
      request.header("Content-Type", "application/json");
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
    return new Answer(response.statusCode(), response.body(), response.headers());
  }

  public String baseUrl() {
    return "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port") + "/api";
  }

  public TestDatabase database() {
    return database;
  }

  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  @Override
  public void close() {
    client.close();
    context.close();
  }
}
