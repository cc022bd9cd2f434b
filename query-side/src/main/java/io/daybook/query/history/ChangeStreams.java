package io.daybook.query.history;

import io.daybook.query.history.ChangeStream.ChangeSources;
import io.daybook.query.projection.HistoryFront;
import io.daybook.wire.ApiException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter;

/**
 * All streams of this process, each with a virtual thread of its own. They end before the server
 * stops, with a word to their clients, who go on elsewhere.
 */
@Component
final class ChangeStreams implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(ChangeStreams.class);
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final int BUFFER = 1 << 14;

  private final ChangeSources sources;
  private final HistorySettings settings;
  private final Places places;
  private final Map<ChangeStream, Thread> threads = new ConcurrentHashMap<>();
  private volatile boolean running;

  ChangeStreams(
      HistoryFront front,
      HistoryReads reads,
      HistorySearch search,
      Records records,
      NewestChanges newest,
      HistorySettings settings) {
    this.sources = new ChangeSources(front, reads, search, records, newest);
    this.settings = settings;
    this.places =
        new Places(
            settings.streams(), "Too many clients follow the changes (daybook.history.streams)");
  }

  /** The position of the newest event there is. */
  long newest() {
    return sources.front().newest();
  }

  /**
   * A place for one more.
   *
   * @throws ApiException 503 if there is none
   */
  void take() {
    places.take();
  }

  /** Tells a client on, who has a place; returns at once. */
  void begin(ResponseBodyEmitter client, StreamFilter filter, boolean whole, long after) {
    ChangeStream stream =
        new ChangeStream(
            sources,
            filter,
            whole,
            settings.heartbeat(),
            new BufferedOutputStream(new EmitterStream(client), BUFFER),
            after);
    Thread thread = Thread.ofVirtual().name("changes").unstarted(() -> follow(client, stream));
    threads.put(stream, thread);
    if (!running) {
      stream.end(); // it came while the others were sent away
    }
    thread.start();
  }

  private void follow(ResponseBodyEmitter client, ChangeStream stream) {
    try {
      stream.run();
      client.complete();
    } catch (IOException e) { // the server ends the request by itself
      log.debug("A client of the changes is gone: {}", e.getMessage());
    } catch (InterruptedException e) {
      log.debug("A client of the changes is too slow to be told that Daybook stops");
      client.complete();
    } catch (RuntimeException e) { // the client comes again with the position that it has reached
      log.error("A client of the changes is sent away; this is a bug, please report it", e);
      client.complete();
    } finally {
      threads.remove(stream);
      places.leave();
    }
  }

  @Override
  public void start() {
    running = true;
  }

  @Override
  public void stop() {
    running = false;
    threads.keySet().forEach(ChangeStream::end);
    sources.front().wake();
    long end = System.nanoTime() + PATIENCE.toNanos();
    try {
      for (Thread thread : threads.values()) {
        if (!thread.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())))) {
          thread.interrupt();
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
