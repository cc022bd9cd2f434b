package io.daybook.web.socket;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * {@code daybook.sockets.*}.
 *
 * @param waitingFrames how many frames wait at most for one client; 1 to 1,000,000; 1000
 * @param waitingSize how many characters they have at most; 1KB to 1GB; 4MB
 * @param maxFrameSize the most characters that a client's frame may have; 1KB to 1GB; 4MB
 * @param most how many sockets there are at once; 1 to 100,000; 1000
 * @param mostPerAddress how many of them of one address; 1 to 100,000; 500
 * @param firstWord how long a client may take to say who it is, or what it wants to hear; 100 ms to
 *     1 h; 10 seconds
 * @param frameTimeout how long a frame may be on its way; 100 ms to 1 h; 30 seconds
 * @param pingInterval after how much silence a client is asked whether it is there; it has three
 *     times as long to say anything; 1 s to 1 h; 20 seconds
 */
@ConfigurationProperties("daybook.sockets")
public record SocketSettings(
    @DefaultValue("1000") int waitingFrames,
    @DefaultValue("4MB") DataSize waitingSize,
    @DefaultValue("4MB") DataSize maxFrameSize,
    @DefaultValue("1000") int most,
    @DefaultValue("500") int mostPerAddress,
    @DefaultValue("10s") Duration firstWord,
    @DefaultValue("30s") Duration frameTimeout,
    @DefaultValue("20s") Duration pingInterval) {

  private static final int MOST_FRAMES = 1_000_000;
  private static final int MOST_SOCKETS = 100_000;

  public SocketSettings {
    if (waitingFrames < 1 || waitingFrames > MOST_FRAMES) {
      throw new IllegalArgumentException("daybook.sockets.waiting-frames must be 1 to 1000000");
    }
    requireSize("waiting-size", waitingSize);
    requireSize("max-frame-size", maxFrameSize);
    requireNumber("most", most);
    requireNumber("most-per-address", mostPerAddress);
    requireTime("first-word", firstWord, 100, "100 ms to 1 h");
    requireTime("frame-timeout", frameTimeout, 100, "100 ms to 1 h");
    requireTime("ping-interval", pingInterval, 1000, "1 s to 1 h");
  }

  private static void requireNumber(String name, int number) {
    if (number < 1 || number > MOST_SOCKETS) {
      throw new IllegalArgumentException("daybook.sockets." + name + " must be 1 to 100000");
    }
  }

  private static void requireTime(String name, Duration time, int leastMillis, String range) {
    if (time.toMillis() < leastMillis || time.compareTo(Duration.ofHours(1)) > 0) {
      throw new IllegalArgumentException("daybook.sockets." + name + " must be " + range);
    }
  }

  private static void requireSize(String name, DataSize size) {
    if (size.toBytes() < 1024 || size.toGigabytes() > 1) {
      throw new IllegalArgumentException("daybook.sockets." + name + " must be 1KB to 1GB");
    }
  }
}
