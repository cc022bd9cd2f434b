package io.daybook.query.stream;

import io.daybook.web.socket.Conversation;

/**
 * A stream that runs: whatever the client says now, it is told on.
 *
 * @param end when it is gone
 */
record Streaming(Runnable end) implements Conversation {

  @Override
  public Conversation receive(String frame) {
    return this;
  }

  @Override
  public void closed() {
    end.run();
  }
}
