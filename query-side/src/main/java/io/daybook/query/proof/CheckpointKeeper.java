package io.daybook.query.proof;

import io.daybook.proof.Checkpoint;
import io.daybook.proof.Head;
import io.daybook.repeat.Repeating;
import io.daybook.wire.Timestamps;
import java.io.IOException;
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
      "Ask GET /api/deployments/history/verify, with a checkpoint that was kept elsewhere;"
          + " docs/audit.md tells what to do then.";

  private final LedgerRows rows;
  private final CheckpointSettings settings;
  private final @Nullable CheckpointFile file;
  private @Nullable Repeating repeating;
  private @Nullable Checkpoint kept;

  CheckpointKeeper(LedgerRows rows, CheckpointSettings settings) {
    this.rows = rows;
    this.settings = settings;
    this.file = settings.file() == null ? null : new CheckpointFile(settings.file());
  }

  /**
   * Keeps a checkpoint if there are records that the last one does not stand for. While the last
   * one does not hold, no other is kept: the ledger as it is now must not become what a later one
   * is held against, until somebody has looked.
   */
  void keep() throws IOException {
    if (isBroken(kept)) {
      return;
    }
    Checkpoint told = file == null ? null : file.last();
    if (isBroken(told)) {
      return;
    }
    Head head = rows.end().head();
    if (head == null || head.hash() == null) {
      log.error("The ledger does not tell where it ends, so no checkpoint was kept. {}", REMEDY);
    } else if (head.position() > Math.max(position(kept), position(told))) {
      keep(head, new Checkpoint(head.position(), head.hash()));
    }
  }

  private boolean isBroken(@Nullable Checkpoint last) {
    boolean isBroken = last != null && !last.hash().equals(rows.hashAt(last.position()));
    if (isBroken) {
      log.error(
          "The ledger is not what it was at the checkpoint {}: it was written anew or cut. No"
              + " other is kept meanwhile. {}",
          last,
          REMEDY);
    }
    return isBroken;
  }

  private static long position(@Nullable Checkpoint checkpoint) {
    return checkpoint == null ? 0 : checkpoint.position();
  }

  private void keep(Head head, Checkpoint checkpoint) throws IOException {
    tell(head, checkpoint);
    if (file != null) {
      file.append(head);
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
