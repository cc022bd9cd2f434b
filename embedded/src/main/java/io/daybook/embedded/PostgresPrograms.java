package io.daybook.embedded;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * PostgreSQL's {@code initdb} and {@code pg_ctl}. They refuse to run as root; root runs them in a
 * user namespace of their own, where it isn't root.
 */
record PostgresPrograms(Path home, List<String> prefix) {
  static PostgresPrograms locate() {
    Path home = PostgresBinaries.home();
    if (!Shell.run(List.of("id", "-u")).output().equals("0")) {
      return new PostgresPrograms(home, List.of());
    }
    Shell.Result id = Shell.run(List.of("unshare", "-U", "id", "-u"));
    if (!id.ok() || id.output().equals("0")) {
      throw new EmbeddedServerException(
          "PostgreSQL doesn't run as root, and this system doesn't let root take another identity"
              + " (unshare -U failed). Start Daybook as another user, or use a PostgreSQL of your"
              + " own with daybook.postgres.url.");
    }
    return new PostgresPrograms(home, List.of("unshare", "-U"));
  }

  Shell.Result initdb(Path log, List<String> arguments) {
    return Shell.runInto(log, Map.of(), command("initdb", arguments));
  }

  /**
   * Starts the server on a directory.
   *
   * <p>pg_ctl makes a shell's line of what it is given and quotes nothing but with {@code ""}: so
   * it learns the directory from the environment, and the rest of the line is quoted here.
   *
   * @param options of the server, as words of a shell's line
   */
  Shell.Result start(Path directory, Path log, Path serverLog, String options) {
    String line =
        " -D %s%s >> %s".formatted(Shell.quoted(directory), options, Shell.quoted(serverLog));
    return Shell.runInto(
        log,
        Map.of("PGDATA", directory.toString()),
        command(
            "pg_ctl",
            List.of("start", "--wait", "--timeout=60", "-p", server(), "--options=" + line)));
  }

  /** The server's program, as pg_ctl puts it between {@code ""}. */
  private String server() {
    return program("postgres").replaceAll("[$`\"\\\\]", "\\\\$0");
  }

  private List<String> command(String program, List<String> arguments) {
    List<String> all = new ArrayList<>(prefix);
    all.add(program(program));
    return Stream.concat(all.stream(), arguments.stream()).toList();
  }

  private String program(String name) {
    return home.resolve("bin").resolve(name).toString();
  }
}
