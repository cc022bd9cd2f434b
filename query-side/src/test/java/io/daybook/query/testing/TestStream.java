package io.daybook.query.testing;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Scanner;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A client of server-sent events. */
public final class TestStream implements AutoCloseable {
  private final HttpClient client = HttpClient.newHttpClient();
  private final HttpResponse<InputStream> response;
  private final BlockingQueue<String> blocks = new LinkedBlockingQueue<>();
  private final CompletableFuture<Void> ended = new CompletableFuture<>();

  private TestStream(HttpRequest request) throws IOException, InterruptedException {
    response = client.send(request, BodyHandlers.ofInputStream());
    Thread.ofVirtual().start(this::read);
  }

  public static TestStream open(URI uri, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri);
    return new TestStream((headers.length == 0 ? request : request.headers(headers)).build());
  }

  private void read() {
    try (Scanner lines =
        new Scanner(response.body(), StandardCharsets.UTF_8).useDelimiter("\n\n")) {
      while (lines.hasNext()) {
        blocks.add(lines.next());
      }
    }
    ended.complete(null);
  }

  public HttpResponse<InputStream> response() {
    return response;
  }

  /** The next block: an event or a comment. */
  public String next() throws InterruptedException {
    String block = blocks.poll(60, TimeUnit.SECONDS);
    if (block == null) {
      throw new AssertionError("nothing came");
    }
    return block;
  }

  /** The next events, without comments. */
  public List<String> events(int count) throws InterruptedException {
    List<String> events = new ArrayList<>();
    while (events.size() < count) {
      String block = next();
      if (!block.startsWith(":")) {
        events.add(block);
      }
    }
    return events;
  }

  /** Completes when the server has ended the stream in order. */
  public CompletableFuture<Void> ended() {
    return ended;
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
