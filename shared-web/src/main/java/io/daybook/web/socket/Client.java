package io.daybook.web.socket;

import io.daybook.web.budget.ByteBudget;

/** One client of a websocket and what is said with it; touched by the thread that reads from it. */
final class Client {

  /** How long the first word may be, in characters: a token is in it, and not much else. */
  private static final int FIRST_WORD = 4 * 1024;

  private static final int NO_TEXT = 1003;
  private static final int TOO_BIG = 1009;

  private final SpringSocket socket;
  private final SocketSettings settings;
  private final IncomingFrame frame;
  private final long opened = System.nanoTime();
  private volatile Conversation conversation;

  Client(SpringSocket socket, Conversation first, ByteBudget budget, SocketSettings settings) {
    this.socket = socket;
    this.conversation = first;
    this.frame = new IncomingFrame(budget);
    this.settings = settings;
  }

  SpringSocket socket() {
    return socket;
  }

  /** Whether it has been told that nobody listens any more, or soon is. */
  boolean isOver() {
    return socket.isOver();
  }

  /** Takes a part of a frame, and the frame if this is the last one. */
  void receive(String part, boolean isLast) {
    if (frame.length() + part.length() > longest()) {
      socket.close(TOO_BIG, "A frame is too large (daybook.sockets.max-frame-size)");
    } else if (!frame.add(part)) {
      socket.close(Socket.TRY_AGAIN_LATER, "The server has as much to do as it can hold");
    } else if (isLast) {
      conversation = conversation.receive(frame.take());
    }
  }

  private long longest() {
    long most = settings.maxFrameSize().toBytes();
    return conversation instanceof Authentication ? Math.min(FIRST_WORD, most) : most;
  }

  /** Ends it if it has not said in time what it should. */
  void watch() {
    boolean isSilent = System.nanoTime() - opened > settings.firstWord().toNanos();
    if (!conversation.hasBegun() && isSilent) {
      socket.close(
          Socket.POLICY_VIOLATION, "Nothing was said in time (daybook.sockets.first-word)");
    } else if (frame.age().compareTo(settings.frameTimeout()) > 0) {
      socket.close(
          Socket.POLICY_VIOLATION, "A frame did not end in time (daybook.sockets.frame-timeout)");
    }
  }

  /** Takes what is no text: nobody says anything with it. */
  void receiveBytes() {
    socket.close(NO_TEXT, "Frames are text here");
  }

  /** It is gone; its thread reads no more. */
  void closed(int code) {
    socket.close(code, "");
    frame.close();
    conversation.closed();
  }

  /** Its end came while it was listened to. */
  void closedMeanwhile() {
    frame.close();
    conversation.closed();
  }
}
