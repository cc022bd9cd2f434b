package io.daybook.web.socket;

/** What is said next with one client; its frames are never given by two threads at once. */
public interface Conversation {

  /**
   * Takes a frame of text. It may wait for room: the client then waits too.
   *
   * @return how it goes on
   */
  Conversation receive(String frame);

  /** The client is gone; any thread may tell so, and more than once. */
  default void closed() {}
}
