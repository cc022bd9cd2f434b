package io.daybook.web.connection;

import java.nio.channels.SocketChannel;
import org.apache.coyote.Processor;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/**
 * Tomcat's handler of what happens on connections, and what follows from that for their phases.
 * Only one thread at a time is in {@link #process} with one connection.
 */
record WatchedHandler(Handler<NioChannel> tomcat, Connections connections)
    implements Handler<NioChannel> {

  @Override
  public SocketState process(SocketWrapperBase<NioChannel> wrapper, SocketEvent event) {
    Connection connection = connections.of(socket(wrapper));
    if (connection == null) { // it is being closed
      return tomcat.process(wrapper, event);
    }
    try {
      SocketState state = connection.call(() -> tomcat.process(wrapper, event));
      follow(connection, state, wrapper.getCurrentProcessor());
      return state;
    } finally {
      connection.endTurn();
    }
  }

  private void follow(Connection connection, SocketState state, @Nullable Object processor) {
    boolean isHttp =
        processor instanceof Processor request && !request.isAsync() && !request.isUpgrade();
    switch (state) {
      case OPEN -> idle(connection);
      case LONG -> {
        if (isHttp) {
          connections.unfinished(connection);
        } else {
          connection.enter(Phase.STREAM);
        }
      }
      case UPGRADED, ASYNC_IO -> connection.enter(Phase.STREAM);
      case CLOSED, ASYNC_END, SENDFILE, UPGRADING, SUSPENDED -> {}
    }
  }

  /** Who sends empty lines only has not come to a request. */
  private static void idle(Connection connection) {
    if (!connection.is(Phase.NEW) && !connection.is(Phase.HEAD)) {
      connection.enter(Phase.IDLE);
    }
  }

  private static @Nullable SocketChannel socket(SocketWrapperBase<NioChannel> wrapper) {
    return wrapper.getSocket().getIOChannel();
  }

  @Override
  public void release(SocketWrapperBase<NioChannel> wrapper) {
    connections.closed(socket(wrapper));
    tomcat.release(wrapper);
  }

  @Override
  public Object getGlobal() {
    return tomcat.getGlobal();
  }

  @Override
  public void pause() {
    tomcat.pause();
  }

  @Override
  public void recycle() {
    tomcat.recycle();
  }
}
