package io.daybook.query.proof;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The checkpoints that every reading node keeps of the ledger: {@code
 * daybook.ledger.checkpoints.*}.
 *
 * @param enabled whether they are written to the log; on
 * @param interval how often, if there are new records; 1 s to 1 day; 1 hour
 * @param file a file that they are appended to as well, one JSON object per line, and whose last
 *     line must hold; none. It must be readable, and its directory exist: best one that neither the
 *     database nor this program's user can rewrite
 */
@ConfigurationProperties("daybook.ledger.checkpoints")
record CheckpointSettings(
    @DefaultValue("true") boolean enabled,
    @DefaultValue("1h") Duration interval,
    @Nullable Path file) {

  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofDays(1);

  CheckpointSettings {
    require(
        interval.compareTo(SHORTEST) >= 0 && interval.compareTo(LONGEST) <= 0,
        "interval",
        "must be 1 s to 1 day");
    if (file != null) {
      Path directory = file.toAbsolutePath().getParent();
      require(
          directory != null && Files.isDirectory(directory) && !Files.isDirectory(file),
          "file",
          "must be a file in a directory that exists");
    }
  }

  private static void require(boolean holds, String setting, String rule) {
    if (!holds) {
      throw new IllegalArgumentException("daybook.ledger.checkpoints." + setting + " " + rule);
    }
  }
}
