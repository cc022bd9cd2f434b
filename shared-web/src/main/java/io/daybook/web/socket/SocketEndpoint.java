package io.daybook.web.socket;

/** What stands at a path to be spoken with; a Spring bean. */
public interface SocketEndpoint {

  /** The whole path, {@code /api/…}. */
  String path();

  /** Begins with a client that may come in. */
  Conversation open(Socket socket);
}
