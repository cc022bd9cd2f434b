package io.daybook.query.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.daybook.embedded.ElasticsearchAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Stands in front of Elasticsearch, whose key it knows, counts what reads ask of it, and refuses
 * what it is told to.
 */
public final class CountingProxy implements AutoCloseable {
  private final ElasticsearchAddress target;
  private final HttpServer server;
  private final HttpClient client = HttpClient.newHttpClient();
  private final AtomicInteger requests = new AtomicInteger();
  private volatile Refusal refusal = (_, _) -> null;

  /** What is answered in the place of Elasticsearch. */
  @FunctionalInterface
  public interface Refusal {

    /** Null if Elasticsearch shall answer. */
    @Nullable Answer of(String path, byte[] body);
  }

  /** An answer of Elasticsearch's. */
  public record Answer(int status, String json) {}

  public CountingProxy(ElasticsearchAddress target) {
    this.target = target;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::pass);
    server.start();
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  public int requests() {
    return requests.get();
  }

  /** Lets some requests be refused from now on. */
  public void refuse(Refusal next) {
    refusal = next;
  }

  private void pass(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().toString();
    if (path.contains("/_search") || path.contains("/_count") || path.contains("/_source/")) {
      requests.incrementAndGet();
    }
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      Answer refused = refusal.of(path, body);
      if (refused != null) {
        answer(exchange, refused.status(), refused.json().getBytes(StandardCharsets.UTF_8));
        return;
      }
      HttpRequest.Builder request =
          target
              .request(path)
              .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
      String type = exchange.getRequestHeaders().getFirst("Content-Type");
      if (type != null) {
        request.header("Content-Type", type);
      }
      answer(exchange, client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private static void answer(HttpExchange exchange, HttpResponse<byte[]> response)
      throws IOException {
    response
        .headers()
        .firstValue("Content-Type")
        .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
    answer(exchange, response.statusCode(), response.body());
  }

  private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    client.close();
  }
}
