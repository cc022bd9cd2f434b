package io.daybook.query.testing;

import io.daybook.wire.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A client of a stream, as Prefect's are. */
public final class TestSocket implements WebSocket.Listener, AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final BlockingQueue<String> arrived = new LinkedBlockingQueue<>();
  private final Queue<String> peeked = new ArrayDeque<>();
  private final CompletableFuture<String> pong = new CompletableFuture<>();
  private final CompletableFuture<String> end = new CompletableFuture<>();
  private final StringBuilder frame = new StringBuilder();
  private final HttpClient http = HttpClient.newHttpClient();
  private final WebSocket socket;

  private TestSocket(URI uri) {
    socket = http.newWebSocketBuilder().subprotocols("prefect").buildAsync(uri, this).join();
  }

  /** Connects and says who it is. */
  public static TestSocket connect(URI uri) throws InterruptedException {
    TestSocket client = new TestSocket(uri);
    client.say("{\"type\":\"auth\",\"token\":null}");
    if (!client.next().path("type").asString("").equals("auth_success")) {
      throw new IllegalStateException("not let in");
    }
    return client;
  }

  public TestSocket say(String text) {
    socket.sendText(text, true).join();
    return this;
  }

  public JsonNode next() throws InterruptedException {
    String frame = peeked.poll();
    if (frame == null) {
      frame = arrived.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }
    return Json.parse(Objects.requireNonNull(frame, "no frame came"));
  }

  /** Whether a frame is there, or comes soon. */
  public boolean hasNextWithin(Duration patience) throws InterruptedException {
    String frame = arrived.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
    if (frame != null) {
      peeked.add(frame);
    }
    return !peeked.isEmpty();
  }

  /** Returns when the server has read all that was said. */
  public TestSocket awaitRead() {
    socket.sendPing(ByteBuffer.allocate(0)).join();
    pong.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    return this;
  }

  public String end() {
    return end.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
  }

  @Override
  public void onOpen(WebSocket opened) {
    opened.request(Long.MAX_VALUE);
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    frame.append(data);
    if (last) {
      arrived.add(frame.toString());
      frame.setLength(0);
    }
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onPong(WebSocket from, ByteBuffer message) {
    pong.complete("");
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    end.complete(code + " " + reason);
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    end.complete("error " + error);
  }

  @Override
  public void close() {
    socket.abort();
    http.close();
  }
}
