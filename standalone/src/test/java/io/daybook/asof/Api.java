package io.daybook.asof;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** A server's API as bytes, or nearly so. */
record Api(HttpClient http, URI root) {

  /**
   * An answer.
   *
   * @param position of the ledger after a write; 0 if it wrote nothing
   */
  record Answer(int status, String body, long position) {}

  Answer send(String method, String path, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(root + path))
            .method(method, BodyPublishers.ofString(body.replace('\'', '"')))
            .build();
    try {
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      long position = response.headers().firstValueAsLong("Daybook-Position").orElse(0);
      return new Answer(response.statusCode(), response.body(), position);
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(method + " " + path, e);
    }
  }
}
