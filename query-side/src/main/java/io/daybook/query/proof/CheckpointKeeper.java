package io.daybook.query.proof;

import io.daybook.proof.Checkpoint;
import io.daybook.proof.Head;
import io.daybook.repeat.Repeating;
import io.daybook.wire.Json;
import io.daybook.wire.Timestamps;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Tells where the ledger ends, now and then, to the log and to a file: kept elsewhere, that is what
 * shows later whether the ledger was written anew.
 */
@Component
final class CheckpointKeeper implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(CheckpointKeeper.class);

  private static final String REMEDY =
      "Ask GET /api/deployments/history/verify, with a checkpoint that was kept elsewhere.";

  private final LedgerRows rows;
  private final CheckpointSettings settings;
  private @Nullable Repeating repeating;
  private @Nullable Checkpoint kept;

  CheckpointKeeper(LedgerRows rows, CheckpointSettings settings) {
    this.rows = rows;
    this.settings = settings;
  }

  /** Keeps a checkpoint if there are records that the last one does not stand for. */
  void keep() throws IOException {
    if (kept != null && !kept.hash().equals(rows.hashAt(kept.position()))) {
      log.error(
          "The ledger is not what it was at the checkpoint {}: it was written anew or cut. {}",
          kept,
          REMEDY);
    }
    Head head = rows.end().head();
    if (head == null || head.hash() == null) {
      log.error("The ledger does not tell where it ends, so no checkpoint was kept. {}", REMEDY);
    } else if (head.position() > (kept == null ? 0 : kept.position())) {
      keep(head, new Checkpoint(head.position(), head.hash()));
    }
  }

  private void keep(Head head, Checkpoint checkpoint) throws IOException {
    tell(head, checkpoint);
    if (settings.file() != null) {
      append(settings.file(), head);
    }
    kept = checkpoint;
  }

  private static void tell(Head head, Checkpoint checkpoint) {
    log.atInfo()
        .addKeyValue("ledger.position", checkpoint.position())
        .addKeyValue("ledger.hash", checkpoint.hash().hex())
        .addKeyValue("ledger.at", Timestamps.format(head.at()))
        .log("Checkpoint of the ledger: {}", checkpoint);
  }

  /** One write, so that the lines of several nodes do not mix; on the disk when it returns. */
  private static void append(Path file, Head head) throws IOException {
    byte[] line = (Json.text(head.json()) + "\n").getBytes(StandardCharsets.UTF_8);
    Files.write(
        file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND, StandardOpenOption.DSYNC);
  }

  @Override
  public void start() {
    if (settings.enabled()) {
      Repeating started = new Repeating("checkpoints");
      repeating = started;
      started.every(settings.interval(), "No checkpoint of the ledger was kept", this::keep);
    }
  }

  @Override
  public void stop() {
    if (repeating != null) {
      repeating.close();
      repeating = null;
    }
  }

  @Override
  public boolean isRunning() {
    return repeating != null;
  }
}
