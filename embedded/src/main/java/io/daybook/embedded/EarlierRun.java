package io.daybook.embedded;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Finds the processes that an earlier run left behind by what their command lines say: a number in
 * a file may be torn, or somebody else's by now. Processes of other users are none of ours,
 * whatever they say: everybody may begin one with these words.
 *
 * @param program the name of the program, or of a Java program's main class
 * @param option behind which its directory stands
 */
record EarlierRun(String program, String option) {
  /** Those that were started on exactly this directory. */
  List<ProcessHandle> processes(Path directory) {
    return ProcessHandle.allProcesses().filter(process -> serves(process, directory)).toList();
  }

  boolean serves(ProcessHandle process, Path directory) {
    List<String> arguments = List.of(process.info().arguments().orElse(new String[0]));
    int directoryAt = arguments.indexOf(option) + 1;
    return isOwn(process.info())
        && directoryAt > 0
        && directoryAt < arguments.size()
        && arguments.get(directoryAt).equals(directory.toString())
        && (arguments.contains(program) || runs(process, program));
  }

  static boolean isOwn(ProcessHandle.Info process) {
    Optional<String> user = process.user();
    return user.isPresent() && user.equals(ProcessHandle.current().info().user());
  }

  private static boolean runs(ProcessHandle process, String program) {
    return process.info().command().filter(path -> Path.of(path).endsWith(program)).isPresent();
  }
}
