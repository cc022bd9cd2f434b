package io.daybook.web.connection;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.tomcat.util.net.SocketBufferHandler;

/**
 * Answers whoever asks whether the server is alive, on threads of their own: all others may be at
 * work when it is asked. An answer of theirs ends its connection, since the next request on it may
 * be any other.
 */
final class Probes implements AutoCloseable {

  private static final int THREADS = 2;
  private static final int LONGEST = 2048;
  private static final List<String> PROBES = List.of("get /api/health ", "get /api/ready ");
  private static final ScopedValue<Boolean> PROBE = ScopedValue.newInstance();

  private final ExecutorService threads;

  Probes(String endpoint) {
    threads =
        Executors.newFixedThreadPool(
            THREADS, Thread.ofPlatform().name(endpoint + "-probe-", 1).daemon().factory());
  }

  /** Whether what has been received is the request of a probe, the whole of it and no body. */
  static boolean isOne(SocketBufferHandler received) {
    received.configureReadBufferForRead();
    ByteBuffer buffer = received.getReadBuffer();
    if (buffer.remaining() > LONGEST
        || !buffer.hasRemaining()
        || buffer.get(buffer.position()) != 'G') {
      return false;
    }
    String head = StandardCharsets.US_ASCII.decode(buffer.duplicate()).toString();
    String known = head.toLowerCase(Locale.ROOT);
    return PROBES.stream().anyMatch(known::startsWith)
        && known.endsWith("\r\n\r\n")
        && !known.contains("\ncontent-length")
        && !known.contains("\ntransfer-encoding");
  }

  void execute(Runnable task) {
    threads.execute(() -> ScopedValue.where(PROBE, true).run(task));
  }

  /** Whether this thread may not be kept by a client. */
  static boolean isAnswering() {
    return PROBE.isBound();
  }

  @Override
  public void close() {
    threads.shutdown();
  }
}
