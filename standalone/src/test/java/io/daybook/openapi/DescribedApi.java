package io.daybook.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.standalone.TestServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server, and what it says of itself. */
final class DescribedApi implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final HttpClient http = HttpClient.newHttpClient();
  private final TestServer server = TestServer.start();
  private final Description description =
      new Description(JSON.readTree(send("GET", "/openapi.json", "").body()));

  TestServer server() {
    return server;
  }

  Description description() {
    return description;
  }

  /** The answer to a request, which must be of this status, and as it is described. */
  JsonNode asDescribed(String method, String path, String body, int status, String... variables) {
    HttpResponse<String> answer = send(method, filled(path, variables), body.replace('\'', '"'));
    assertThat(answer.statusCode()).as("%s %s: %s", method, path, answer.body()).isEqualTo(status);
    assertThat(problemsOf(method, path, answer))
        .as("%s %s: %s", method, path, answer.body())
        .isEmpty();
    return JSON.readTree(answer.body());
  }

  /** What is wrong with an answer, by what is said of the operation. */
  List<String> problemsOf(String method, String path, HttpResponse<String> answer) {
    return description.problemsOf(
        method,
        path,
        answer.statusCode(),
        answer.headers().firstValue("Content-Type").orElse(""),
        answer.body());
  }

  private static String filled(String path, String... variables) {
    String filled = path;
    for (String variable : variables) {
      filled = filled.replaceFirst("\\{[^/]*}", variable);
    }
    return filled;
  }

  HttpResponse<String> send(String method, String path, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server.api() + path))
            .method(method, BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(method + " " + path, e);
    }
  }

  @Override
  public void close() {
    server.close();
    http.close();
  }
}
