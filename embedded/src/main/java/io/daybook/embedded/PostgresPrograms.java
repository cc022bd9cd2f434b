package io.daybook.embedded;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
    return Shell.runInto(log, command("initdb", arguments));
  }

  Shell.Result ctl(Path log, List<String> arguments) {
    return Shell.runInto(log, command("pg_ctl", arguments));
  }

  private List<String> command(String program, List<String> arguments) {
    List<String> all = new ArrayList<>(prefix);
    all.add(home.resolve("bin").resolve(program).toString());
    return Stream.concat(all.stream(), arguments.stream()).toList();
  }
}
