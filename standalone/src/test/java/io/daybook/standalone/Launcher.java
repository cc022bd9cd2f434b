package io.daybook.standalone;

import static java.nio.file.attribute.PosixFilePermissions.fromString;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/**
 * A copy of the script {@code ./daybook} in a tree that needs no build, with a JDK whose {@code
 * java} does as a plan says, and a {@code sleep} that takes no time.
 */
final class Launcher implements AutoCloseable {
  /** Notes how it was called, takes its line of the plan, and does what that says. */
  private static final String JAVA =
      """
      #!/bin/sh
      trap 'echo TERM >> "$FAKE/told"; exit 143' TERM
      echo "$*" >> "$FAKE/started"
      plan=$(sed -n 1p "$FAKE/plan")
      sed -i.old 1d "$FAKE/plan"
      if [ "$plan" != stay ]; then eval "${plan:-exit 99}"; fi
      exec 3<&0
      cat <&3 >/dev/null &
      wait $! && echo "the line has ended" >> "$FAKE/told"
      """;

  private final Path directory;
  private final Path root;
  private final Map<String, String> environment = new HashMap<>();
  private final List<Process> running = new ArrayList<>();

  Launcher(Path directory) throws IOException {
    this.directory = directory;
    this.root = Files.createDirectories(directory.resolve("root"));
    Files.copy(
        Path.of(System.getProperty("daybook.root"), "daybook"),
        root.resolve("daybook"),
        StandardCopyOption.COPY_ATTRIBUTES);
    Files.createDirectories(root.resolve("standalone/src/main"));
    Files.createFile(root.resolve("pom.xml"));
    Files.createFile(root.resolve("standalone/pom.xml"));
    Files.createDirectories(root.resolve("standalone/target"));
    Files.createFile(root.resolve("standalone/target/.built"));
    Path jdk = Files.createDirectories(directory.resolve("jdk"));
    Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"25.0.1\"\n");
    program(jdk.resolve("bin/javac"), "#!/bin/sh\n");
    program(jdk.resolve("bin/java"), JAVA);
    program(directory.resolve("bin/sleep"), "#!/bin/sh\necho \"$1\" >> \"$FAKE/pauses\"\n");
    environment.put("FAKE", directory.toString());
    environment.put("JAVA_HOME", jdk.toString());
    environment.put("PATH", directory.resolve("bin") + ":" + System.getenv("PATH"));
  }

  private static void program(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.setPosixFilePermissions(Files.writeString(file, text), fromString("rwxr-xr-x"));
  }

  Launcher with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /** What the JVMs do, one after the other: shell commands, or to stay until they are told. */
  void ends(String... plan) throws IOException {
    Files.write(directory.resolve("plan"), List.of(plan));
  }

  int run(String... words) throws IOException, InterruptedException {
    return start(words).waitFor();
  }

  Process start(String... words) throws IOException {
    List<String> command = new ArrayList<>(List.of(root.resolve("daybook").toString()));
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith("DAYBOOK_"));
    builder.environment().putAll(environment);
    Process process =
        builder
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.appendTo(directory.resolve("said").toFile()))
            .start();
    running.add(process);
    return process;
  }

  void signal(String signal, Process process) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
  }

  /** The words with which each JVM was started. */
  List<String> started() throws IOException {
    return lines("started");
  }

  /** In seconds, how long was waited before each further start. */
  List<String> pauses() throws IOException {
    return lines("pauses");
  }

  /** What the JVM that stays was told. */
  List<String> told() throws IOException {
    return lines("told");
  }

  String said() throws IOException {
    return Files.readString(directory.resolve("said"));
  }

  void awaitStarts(int number) {
    Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> started().size() == number);
  }

  void awaitTold(String word) {
    Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> told().contains(word));
  }

  private List<String> lines(String file) throws IOException {
    Path path = directory.resolve(file);
    return Files.exists(path) ? Files.readAllLines(path) : List.of();
  }

  @Override
  public void close() {
    for (Process process : running) {
      process.destroyForcibly().onExit().join();
    }
  }
}
