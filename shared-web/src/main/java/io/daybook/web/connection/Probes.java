package io.daybook.web.connection;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
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
  private static final List<byte[]> PROBES =
      List.of(bytes("GET /api/health "), bytes("GET /api/ready "));
  private static final ScopedValue<Boolean> PROBE = ScopedValue.newInstance();

  private final ExecutorService threads;

  Probes(String endpoint) {
    threads =
        Executors.newFixedThreadPool(
            THREADS,
            Thread.ofPlatform()
                .name(endpoint + "-probe-", 1)
                .daemon()
                .priority(Thread.MAX_PRIORITY)
                .factory());
  }

  private static byte[] bytes(String line) {
    return line.getBytes(StandardCharsets.US_ASCII);
  }

  /** Whether what has been received begins with the request of a probe. */
  static boolean isOne(SocketBufferHandler received) {
    received.configureReadBufferForRead();
    ByteBuffer buffer = received.getReadBuffer();
    return PROBES.stream().anyMatch(probe -> begins(buffer, probe));
  }

  private static boolean begins(ByteBuffer buffer, byte[] text) {
    if (buffer.remaining() < text.length) {
      return false;
    }
    for (int i = 0; i < text.length; i++) {
      if (buffer.get(buffer.position() + i) != text[i]) {
        return false;
      }
    }
    return true;
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
