package io.daybook.command.imports;

/** Is told how an import goes on, in the thread that runs it. */
public interface ImportListener {

  /** Batches up to here are committed. */
  void progress(long bytes, ImportFigures total);

  /** A line was left out. */
  void bad(long line, String why);
}
