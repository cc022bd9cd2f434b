package io.daybook.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** A server of the API over real HTTP: one request at a time, no redirects. */
final class Wire implements AutoCloseable {
  private static final Set<String> WITH_BODY = Set.of("POST", "PATCH", "PUT");

  private final String base;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  /**
   * @param base with the API prefix, without a slash at the end
   */
  Wire(String base) {
    this.base = base;
  }

  /**
   * @param body JSON, or the JSON text itself if no JSON ({@code null}, null).
   */
  record Answer(int status, JsonNode body) {}

  /** Plays a step {method, path, body | raw, headers}, its placeholders filled. */
  Answer send(JsonNode step, Variables variables) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + variables.fill(step.path("path").stringValue())))
            .timeout(Duration.ofSeconds(60))
            .setHeader("Accept", "application/json");
    String body = body(step, variables);
    if (body != null) {
      request.setHeader("Content-Type", "application/json");
    }
    variables
        .fill(step.path("headers"))
        .properties()
        .forEach(h -> request.setHeader(h.getKey(), h.getValue().stringValue()));
    BodyPublisher publisher =
        body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
    return send(request.method(step.path("method").stringValue(), publisher).build());
  }

  private static @Nullable String body(JsonNode step, Variables variables) {
    if (step.has("raw")) {
      return variables.fill(step.path("raw").stringValue());
    }
    if (!step.has("body")) {
      return null;
    }
    if (step.path("body").isNull()) {
      return WITH_BODY.contains(step.path("method").stringValue()) ? "" : null;
    }
    return variables.fill(step.path("body")).toString();
  }

  private Answer send(HttpRequest request) {
    try {
      HttpResponse<byte[]> response = exchange(request);
      return new Answer(
          response.statusCode(), parse(new String(response.body(), StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException("no answer: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** A kept connection that the server closed before it answered anything is opened anew, once. */
  private HttpResponse<byte[]> exchange(HttpRequest request)
      throws IOException, InterruptedException {
    try {
      return client.send(request, BodyHandlers.ofByteArray());
    } catch (IOException e) {
      if (!("" + e.getMessage()).contains("received no bytes")) {
        throw e;
      }
      return client.send(request, BodyHandlers.ofByteArray());
    }
  }

  private static JsonNode parse(String text) {
    if (text.isEmpty()) {
      return JsonNodeFactory.instance.nullNode();
    }
    try {
      return Json.MAPPER.readTree(text);
    } catch (JacksonException e) {
      return JsonNodeFactory.instance.stringNode(text);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
