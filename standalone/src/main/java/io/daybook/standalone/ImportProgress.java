package io.daybook.standalone;

import io.daybook.command.imports.ImportFigures;
import io.daybook.command.imports.ImportListener;
import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows how far an import has come, and names bad lines: the first of them, and how many more. */
final class ImportProgress implements ImportListener, AutoCloseable {

  private static final int NAMED = 20;
  private static final int ON_TERMINAL_MILLIS = 250;
  private static final int IN_LOG_MILLIS = 10_000;

  private final ProgressBar bar;
  private final PrintWriter err;
  private int bad;

  private ImportProgress(ProgressBar bar, PrintWriter err) {
    this.bar = bar;
    this.err = err;
  }

  static ImportProgress of(Path file, PrintWriter err) throws IOException {
    boolean terminal =
        Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    ProgressBar bar =
        new ProgressBarBuilder()
            .setTaskName("Importing " + file.getFileName())
            .setInitialMax(Files.size(file))
            .setUnit(" MB", 1_000_000)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(terminal ? ON_TERMINAL_MILLIS : IN_LOG_MILLIS)
            .build();
    return new ImportProgress(bar, err);
  }

  @Override
  public void progress(long bytes, ImportFigures total) {
    bar.stepTo(bytes);
    bar.setExtraMessage(String.format(Locale.ROOT, "%,d written", total.written()));
  }

  @Override
  public void bad(long line, String why) {
    bad++;
    if (bad <= NAMED) {
      err.println("line " + line + ": " + why);
      err.flush();
    }
  }

  @Override
  public void close() {
    bar.close();
    if (bad > NAMED) {
      err.println("... and " + (bad - NAMED) + " more bad lines");
      err.flush();
      bad = NAMED;
    }
  }
}
