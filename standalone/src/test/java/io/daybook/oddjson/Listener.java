package io.daybook.oddjson;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A client of one of Prefect's sockets, which remembers what it was told. */
final class Listener implements WebSocket.Listener, AutoCloseable {

  private final List<String> frames = new CopyOnWriteArrayList<>();
  private final StringBuilder begun = new StringBuilder();

  @SuppressWarnings("NullAway.Init")
  private WebSocket socket;

  private Listener() {}

  static Listener to(HttpClient http, URI api, String path) {
    Listener listener = new Listener();
    URI uri = URI.create(api.toString().replaceFirst("http", "ws") + path);
    listener.socket =
        http.newWebSocketBuilder().subprotocols("prefect").buildAsync(uri, listener).join();
    listener.say("{\"type\":\"auth\",\"token\":null}");
    return listener;
  }

  void say(String frame) {
    WebSocket _ = socket.sendText(frame, true).join();
  }

  boolean hasFrame(String text) {
    return frames.stream().anyMatch(frame -> frame.contains(text));
  }

  String frame(String text) {
    return frames.stream().filter(frame -> frame.contains(text)).findFirst().orElseThrow();
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    begun.append(data);
    if (last) {
      frames.add(begun.toString());
      begun.setLength(0);
    }
    from.request(1);
    return null;
  }

  @Override
  public void close() {
    socket.abort();
  }
}
