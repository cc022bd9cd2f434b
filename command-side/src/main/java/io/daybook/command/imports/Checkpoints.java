package io.daybook.command.imports;

import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Checkpoints in the ledger's database, written in the transaction of the events. */
final class Checkpoints {

  private final JdbcClient jdbc;

  Checkpoints(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Where to go on with a file; at its start if it was never seen. */
  Checkpoint of(String digest, String name) {
    jdbc.sql("insert into ledger.import (digest, file_name) values (?, ?) on conflict do nothing")
        .param(digest)
        .param(name)
        .update();
    return Objects.requireNonNull(
        jdbc.sql(
                "select line, lines, written, kept, bad, events from ledger.import"
                    + " where digest = ?")
            .param(digest)
            .query((row, _) ->
                new Checkpoint(
                    digest,
                    row.getLong(1),
                    new ImportFigures(
                        row.getLong(2),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getLong(6))))
            .single());
  }

  /**
   * Moves on, in the transaction of the caller.
   *
   * @throws IllegalStateException if another process moved it, so that nothing is imported twice
   */
  void move(Checkpoint from, Checkpoint to) {
    ImportFigures figures = to.figures();
    int moved =
        jdbc.sql(
                """
                update ledger.import set line = ?, lines = ?, written = ?, kept = ?,
                  bad = ?, events = ?, updated = now() where digest = ? and line = ?
                """)
            .params(
                to.line(),
                figures.lines(),
                figures.written(),
                figures.kept(),
                figures.bad(),
                figures.events(),
                from.digest(),
                from.line())
            .update();
    if (moved != 1) {
      throw new IllegalStateException(
          "This file is being imported by another process: wait until it ends.");
    }
  }
}
