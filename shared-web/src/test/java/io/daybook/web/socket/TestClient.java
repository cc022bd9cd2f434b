package io.daybook.web.socket;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A client of a websocket that keeps what it is told. */
public final class TestClient implements WebSocket.Listener, AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final BlockingQueue<String> frames = new LinkedBlockingQueue<>();
  private final CompletableFuture<String> pong = new CompletableFuture<>();
  private final CompletableFuture<String> end = new CompletableFuture<>();
  private final StringBuilder frame = new StringBuilder();
  private final HttpClient http = HttpClient.newHttpClient();
  private final WebSocket socket;
  private final boolean reads;

  private TestClient(URI uri, @Nullable String subprotocol, boolean reads) {
    this.reads = reads;
    WebSocket.Builder builder = http.newWebSocketBuilder();
    if (subprotocol != null) {
      builder.subprotocols(subprotocol);
    }
    socket = builder.buildAsync(uri, this).join();
  }

  /** As Prefect's clients come. */
  public static TestClient connect(String uri) {
    return new TestClient(URI.create(uri), "prefect", true);
  }

  public static TestClient withoutSubprotocol(String uri) {
    return new TestClient(URI.create(uri), null, true);
  }

  /** Reads nothing until {@link #read}. */
  public static TestClient lazy(String uri) {
    return new TestClient(URI.create(uri), "prefect", false);
  }

  public TestClient say(String text) {
    socket.sendText(text, true).join();
    return this;
  }

  /** Says a part of a frame, as far as it is listened to. */
  public TestClient begin(String text) {
    CompletableFuture<?> said = socket.sendText(text, false).handle((_, _) -> this);
    CompletableFuture.anyOf(said, end).orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    return this;
  }

  public TestClient sayBytes(int size) {
    socket.sendBinary(ByteBuffer.allocate(size), true).join();
    return this;
  }

  public TestClient authenticate() throws InterruptedException {
    say("{\"type\":\"auth\",\"token\":null}");
    String answer = next();
    if (!answer.contains("auth_success")) {
      throw new IllegalStateException(answer);
    }
    return this;
  }

  /** The next frame. */
  public String next() throws InterruptedException {
    return Objects.requireNonNull(
        frames.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS), "no frame came");
  }

  /** A frame that is there already; null if none is. */
  public @Nullable String pending() {
    return frames.poll();
  }

  /** What the server's answer to a ping holds. */
  public String ping(String text) {
    socket.sendPing(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8))).join();
    return pong.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
  }

  /** The code and the reason of the end. */
  public String end() {
    return end.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
  }

  /** The same, if it has come; null if not. */
  public @Nullable String ended() {
    return end.getNow(null);
  }

  public void read() {
    socket.request(Long.MAX_VALUE);
  }

  @Override
  public void onOpen(WebSocket opened) {
    opened.request(reads ? Long.MAX_VALUE : 1);
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    frame.append(data);
    if (last) {
      frames.add(frame.toString());
      frame.setLength(0);
    }
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onPong(WebSocket from, ByteBuffer message) {
    pong.complete(StandardCharsets.UTF_8.decode(message).toString());
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
