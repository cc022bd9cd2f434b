package io.daybook.command.imports;

/**
 * How far the import of a file has come.
 *
 * @param digest of the file
 * @param line the last line that is done, 0 at the start
 * @param figures of all its runs so far
 */
record Checkpoint(String digest, long line, ImportFigures figures) {

  Checkpoint after(long lastLine, ImportFigures batch) {
    return new Checkpoint(digest, lastLine, figures.plus(batch));
  }
}
