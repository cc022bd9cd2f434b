package io.daybook.query.history;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code daybook.history.*}.
 *
 * @param exports how many exports a node writes at once; more are answered 503; 1 to 100; 4
 * @param streams how many clients follow {@code /events/stream} on a node; more are answered 503; 1
 *     to 10,000; 200
 * @param heartbeat after how much silence a stream says that it is still there; 100 ms to 10 min;
 *     15 s
 */
@ConfigurationProperties("daybook.history")
public record HistorySettings(
    @DefaultValue("4") int exports,
    @DefaultValue("200") int streams,
    @DefaultValue("15s") Duration heartbeat) {

  public HistorySettings {
    check(exports >= 1 && exports <= 100, "exports must be 1 to 100");
    check(streams >= 1 && streams <= 10_000, "streams must be 1 to 10000");
    check(
        heartbeat.toMillis() >= 100 && heartbeat.compareTo(Duration.ofMinutes(10)) <= 0,
        "heartbeat must be 100 ms to 10 min");
  }

  private static void check(boolean holds, String rule) {
    if (!holds) {
      throw new IllegalArgumentException("daybook.history." + rule);
    }
  }
}
