package io.daybook.web.socket;

/** What is said next with one client; its frames are never given by two threads at once. */
public interface Conversation {

  /**
   * Takes a frame of text. It may wait for room: the client then waits too.
   *
   * @return how it goes on
   */
  Conversation receive(String frame);

  /** Whether the client has said what it must say first; it has only so long for that. */
  default boolean hasBegun() {
    return true;
  }

  /** The client is gone; any thread may tell so, and more than once. */
  default void closed() {}
}
