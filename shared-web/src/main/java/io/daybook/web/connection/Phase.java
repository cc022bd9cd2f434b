package io.daybook.web.connection;

/** What a connection is waiting for. */
enum Phase {
  /** Its client has not sent anything yet. */
  NEW,
  /** It has sent a part of the head of a request. */
  HEAD,
  /** The head is there; the body is still to be read, or what is left of it after the answer. */
  BODY,
  /** The server is at work, or its answer on its way. */
  ANSWER,
  /** An answer that ends when it wants, or another protocol: others watch over it. */
  STREAM,
  /** Nothing: the request before was answered, and there may be another one. */
  IDLE
}
