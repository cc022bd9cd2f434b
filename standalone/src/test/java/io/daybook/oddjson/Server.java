package io.daybook.oddjson;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.wire.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A server's API; what it answers is read whatever its limits. */
record Server(HttpClient http, URI api) {

  /**
   * An answer.
   *
   * @param position of the ledger after a write; 0 if it wrote nothing
   */
  record Answer(int status, String body, long position) {

    JsonNode json() {
      return Json.parse(body);
    }
  }

  Answer send(String method, String path, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(api + path))
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      long position = response.headers().firstValueAsLong("Daybook-Position").orElse(0);
      return new Answer(response.statusCode(), response.body(), position);
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(method + " " + path, e);
    }
  }

  /** An answer that grants the request. */
  Answer ok(String method, String path, String body) {
    Answer answer = send(method, path, body);
    assertThat(answer.status())
        .as("%s %s %s: %s", method, path, beginning(body), beginning(answer.body()))
        .isLessThan(300);
    return answer;
  }

  JsonNode get(String path) {
    return ok("GET", path, "").json();
  }

  JsonNode post(String path, String body) {
    return ok("POST", path, body).json();
  }

  /** The id of something new. */
  String created(String path, String body) {
    return post(path, body).path("id").stringValue();
  }

  /** The first of the lines of an endless answer that has a text. */
  String lineWith(String path, String text) {
    HttpRequest request = HttpRequest.newBuilder(URI.create(api + path)).build();
    try {
      HttpResponse<Stream<String>> response = http.send(request, BodyHandlers.ofLines());
      try (Stream<String> lines = response.body()) {
        return lines.filter(line -> line.contains(text)).findFirst().orElseThrow();
      }
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(path, e);
    }
  }

  static String encoded(String part) {
    return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
  }

  static String beginning(String text) {
    return text.substring(0, Math.min(300, text.length()));
  }

  /** The rows of a list. */
  List<JsonNode> rows(String path, String body) {
    return post(path, body).valueStream().toList();
  }
}
