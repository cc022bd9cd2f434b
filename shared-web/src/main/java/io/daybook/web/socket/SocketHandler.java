package io.daybook.web.socket;

import io.daybook.ledger.EventMetadata;
import io.daybook.web.AuthSettings;
import jakarta.websocket.Session;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.standard.StandardWebSocketSession;
import org.springframework.web.socket.handler.AbstractWebSocketHandler;

/** The clients at one path: each has a writer, and a conversation that its frames are given to. */
final class SocketHandler extends AbstractWebSocketHandler {

  static final String SUBPROTOCOL = "prefect";

  /** The attribute of a session that holds who opened it. */
  static final String METADATA = "daybook.metadata";

  private static final String READ_IDLE = "org.apache.tomcat.websocket.READ_IDLE_TIMEOUT_MS";
  private static final int TOO_BIG = 1009;
  private static final Logger log = LoggerFactory.getLogger(SocketHandler.class);

  private final SocketEndpoint endpoint;
  private final AuthSettings auth;
  private final SocketSettings settings;
  private final Map<String, Client> clients = new ConcurrentHashMap<>();

  SocketHandler(SocketEndpoint endpoint, AuthSettings auth, SocketSettings settings) {
    this.endpoint = endpoint;
    this.auth = auth;
    this.settings = settings;
  }

  /** One client; touched by one thread at a time, that which reads from it. */
  private static final class Client {
    final SpringSocket socket;
    final StringBuilder frame = new StringBuilder();
    volatile Conversation conversation;

    Client(SpringSocket socket, Conversation conversation) {
      this.socket = socket;
      this.conversation = conversation;
    }
  }

  @Override
  public void afterConnectionEstablished(WebSocketSession session) {
    EventMetadata metadata =
        (EventMetadata) Objects.requireNonNull(session.getAttributes().get(METADATA));
    SpringSocket socket = new SpringSocket(session, metadata, settings);
    endSilence(session);
    boolean knowsUs = SUBPROTOCOL.equals(session.getAcceptedProtocol());
    Conversation first =
        knowsUs ? new Authentication(socket, endpoint, auth) : endpoint.open(socket);
    clients.put(session.getId(), new Client(socket, first));
    Thread.ofVirtual().name("socket-" + session.getId()).start(socket::run);
  }

  /** A client that is gone without a word answers no ping. */
  private void endSilence(WebSocketSession session) {
    if (session instanceof StandardWebSocketSession standard) {
      Session tomcat = standard.getNativeSession(Session.class);
      if (tomcat != null) {
        tomcat.getUserProperties().put(READ_IDLE, 3 * settings.pingInterval().toMillis());
      }
    }
  }

  @Override
  protected void handleTextMessage(WebSocketSession session, TextMessage part) {
    Client client = clients.get(session.getId());
    if (client == null) {
      return;
    }
    client.frame.append(part.getPayload());
    if (client.frame.length() > settings.maxFrameSize().toBytes()) {
      client.socket.close(TOO_BIG, "A frame is too large (daybook.sockets.max-frame-size)");
      client.frame.setLength(0);
    } else if (part.isLast()) {
      String frame = client.frame.toString();
      client.frame.setLength(0);
      client.conversation = client.conversation.receive(frame);
      if (!clients.containsKey(session.getId())) { // its end came while it was listened to
        client.conversation.closed();
      }
    }
  }

  @Override
  public void handleTransportError(WebSocketSession session, Throwable problem) {
    log.debug("A websocket at {} failed: {}", endpoint.path(), problem.getMessage());
  }

  @Override
  public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
    Client client = clients.remove(session.getId());
    if (client != null) {
      client.socket.close(status.getCode(), "");
      client.conversation.closed();
    }
  }

  @Override
  public boolean supportsPartialMessages() {
    return true;
  }

  String path() {
    return endpoint.path();
  }

  /** Ends all conversations; those that come later are ended with the server. */
  void closeAll(CloseStatus status) {
    String reason = status.getReason();
    Set.copyOf(clients.values())
        .forEach(client -> client.socket.close(status.getCode(), reason == null ? "" : reason));
  }

  boolean isQuiet() {
    return clients.isEmpty();
  }
}
