package io.daybook.standalone;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * An option of the launcher, which takes it out of the command line: a running JVM can't change its
 * heap. It stands here for the help, and for who starts the program without the launcher.
 */
final class HeapOption {

  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Option(
      names = "--heap",
      paramLabel = "SIZE",
      description = "The largest heap of the JVM, 512m or 2g. Default: DAYBOOK_HEAP, or 1g.")
  private @Nullable String heap;

  /**
   * @throws ParameterException if it was not the launcher that started this program
   */
  void requireLauncher() {
    if (heap != null) {
      throw new ParameterException(
          spec.commandLine(),
          "--heap is an option of the launcher ./daybook; to java itself say -Xmx" + heap);
    }
  }
}
