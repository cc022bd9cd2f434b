package io.daybook.web.socket;

import io.daybook.ledger.EventMetadata;
import io.daybook.web.AuthSettings;
import io.daybook.web.FailedKeys;
import io.daybook.web.budget.ByteBudget;
import io.daybook.web.connection.Connection;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.AbstractWebSocketHandler;

/** The clients at one path: each has a writer, and a conversation that its frames are given to. */
final class SocketHandler extends AbstractWebSocketHandler {

  static final String SUBPROTOCOL = "prefect";

  /** The attribute of a session that holds who opened it. */
  static final String METADATA = "daybook.metadata";

  private static final Logger log = LoggerFactory.getLogger(SocketHandler.class);

  private final SocketEndpoint endpoint;
  private final AuthSettings auth;
  private final FailedKeys failed;
  private final SocketSettings settings;
  private final Seats seats;
  private final ByteBudget budget;
  private final Map<String, Client> clients = new ConcurrentHashMap<>();

  SocketHandler(
      SocketEndpoint endpoint,
      AuthSettings auth,
      FailedKeys failed,
      SocketSettings settings,
      Seats seats,
      ByteBudget budget) {
    this.endpoint = endpoint;
    this.auth = auth;
    this.failed = failed;
    this.settings = settings;
    this.seats = seats;
    this.budget = budget;
  }

  @Override
  public void afterConnectionEstablished(WebSocketSession session) throws IOException {
    EventMetadata metadata =
        (EventMetadata) Objects.requireNonNull(session.getAttributes().get(METADATA));
    if (!seats.take(metadata.sourceAddress())) { // others came at the same time
      session.close(new CloseStatus(Socket.TRY_AGAIN_LATER, "There are too many websockets"));
      return;
    }
    SpringSocket socket = new SpringSocket(session, metadata, settings, budget);
    Hearing.begin(session, settings.pingInterval());
    boolean knowsUs = SUBPROTOCOL.equals(session.getAcceptedProtocol());
    Conversation first =
        knowsUs ? new Authentication(socket, endpoint, auth, failed) : endpoint.open(socket);
    clients.put(session.getId(), new Client(socket, first, budget, settings));
    Thread.ofVirtual().name("socket-" + session.getId()).start(socket::run);
  }

  @Override
  protected void handleTextMessage(WebSocketSession session, TextMessage part) {
    Client client = clients.get(session.getId());
    if (client == null || client.isOver()) {
      Hearing.end(session);
      return;
    }
    if (part.isLast()) {
      endTurn(); // to listen may be to wait
    }
    client.receive(part.getPayload(), part.isLast());
    if (!clients.containsKey(session.getId())) { // its end came while it was listened to
      client.closedMeanwhile();
    }
    if (!part.isLast()) {
      takeTurn(); // whoever sends without a pause would keep a processor from all others
    }
  }

  private static void takeTurn() {
    Connection connection = Connection.current();
    if (connection != null) {
      connection.takeTurn();
    }
  }

  private static void endTurn() {
    Connection connection = Connection.current();
    if (connection != null) {
      connection.endTurn();
    }
  }

  @Override
  protected void handleBinaryMessage(WebSocketSession session, BinaryMessage part) {
    Client client = clients.get(session.getId());
    if (client == null || client.isOver()) {
      Hearing.end(session);
    } else {
      client.receiveBytes();
    }
  }

  /** Ends those that keep their places without a word. */
  void watch() {
    clients.values().forEach(Client::watch);
  }

  @Override
  public void handleTransportError(WebSocketSession session, Throwable problem) {
    log.debug("A websocket at {} failed: {}", endpoint.path(), problem.getMessage());
  }

  @Override
  public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
    Client client = clients.remove(session.getId());
    if (client != null) {
      seats.leave(client.socket().metadata().sourceAddress());
      client.closed(status.getCode());
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
        .forEach(client -> client.socket().close(status.getCode(), reason == null ? "" : reason));
  }

  boolean isQuiet() {
    return clients.isEmpty();
  }
}
