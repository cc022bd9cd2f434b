package io.daybook.web.socket;

import io.daybook.ledger.EventMetadata;

/** A client at the other end of a websocket. */
public interface Socket {

  /** The other side broke the protocol. */
  int PROTOCOL_ERROR = 1002;

  /** It may not do this. */
  int POLICY_VIOLATION = 1008;

  /** Come again later. */
  int TRY_AGAIN_LATER = 1013;

  /** Who it is, from the request that opened the socket. */
  EventMetadata metadata();

  /**
   * Sends a frame of text behind those that still wait. Returns at once: a client for which too
   * much waits is closed with {@link #TRY_AGAIN_LATER}. Does nothing once it is closed.
   */
  void send(String frame);

  /**
   * Like {@link #send}, but waits while much waits already; not for threads that serve others.
   *
   * @return whether the socket is still open
   */
  boolean sendPatiently(String frame) throws InterruptedException;

  /** Ends the connection; what waits is not sent. */
  void close(int code, String reason);
}
