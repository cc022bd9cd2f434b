package io.daybook.web.connection;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CountDownLatch;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/** Tomcat's endpoint, which tells {@link Connections} who comes and goes. */
final class WatchedEndpoint extends NioEndpoint {

  private @Nullable Connections watched;
  private @Nullable Probes probes;
  private CountDownLatch stopped = new CountDownLatch(0);

  void watch(Connections all) {
    watched = all;
    setHandler(new WatchedHandler(getHandler(), all));
  }

  @Override
  public void startInternal() throws Exception {
    Connections all = watched;
    if (all != null && stopped.getCount() == 0) {
      CountDownLatch stop = new CountDownLatch(1);
      stopped = stop;
      probes = new Probes(getName());
      Thread.ofPlatform().name(getName() + "-connections").daemon().start(() -> all.watch(stop));
    }
    super.startInternal();
  }

  @Override
  public void stopInternal() {
    super.stopInternal();
    stopped.countDown();
    if (probes != null) {
      probes.close();
      probes = null;
    }
  }

  @Override
  protected boolean setSocketOptions(SocketChannel socket) {
    if (watched != null) {
      watched.accepted(socket);
    }
    return super.setSocketOptions(socket);
  }

  @Override
  protected void destroySocket(SocketChannel socket) {
    if (watched != null) {
      watched.closed(socket);
    }
    super.destroySocket(socket);
  }

  /** Probes of the server's health have threads that nothing else can take. */
  @Override
  public boolean processSocket(
      SocketWrapperBase<NioChannel> wrapper, SocketEvent event, boolean dispatch) {
    Probes own = probes;
    if (own != null && dispatch && event == SocketEvent.OPEN_READ && isProbe(wrapper)) {
      own.execute(createSocketProcessor(wrapper, event));
      return true;
    }
    return super.processSocket(wrapper, event, dispatch);
  }

  /** Only of what a client sends first: nothing that came before is in the way of the answer. */
  private boolean isProbe(@Nullable SocketWrapperBase<NioChannel> wrapper) {
    try {
      return wrapper != null
          && !isSSLEnabled()
          && isNew(wrapper.getSocket().getIOChannel())
          && wrapper.getCurrentProcessor() == null
          && wrapper.isReadyForRead()
          && Probes.isOne(wrapper.getSocketBufferHandler());
    } catch (IOException _) {
      return false; // whoever reads next sees the same
    }
  }

  private boolean isNew(@Nullable SocketChannel socket) {
    Connection connection = watched == null ? null : watched.of(socket);
    return connection != null && connection.is(Phase.NEW);
  }
}
