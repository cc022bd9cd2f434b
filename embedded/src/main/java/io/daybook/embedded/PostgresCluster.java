package io.daybook.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The files of one PostgreSQL: creates them, and takes them over from whoever was killed. */
final class PostgresCluster {
  static final String USER = "daybook";
  private static final Logger LOG = LoggerFactory.getLogger(PostgresCluster.class);
  private static final EarlierRun SERVERS = new EarlierRun("postgres", "-D");
  private static final long STOP_SECONDS = 20;

  private final Path data;
  private final PostgresPrograms programs;

  PostgresCluster(Path data, PostgresPrograms programs) {
    this.data = data;
    this.programs = programs;
  }

  Path files() {
    return data.resolve("cluster");
  }

  Path log(String name) {
    return data.resolve("logs").resolve(name);
  }

  String password() throws IOException {
    return Files.readString(data.resolve("password")).strip();
  }

  /** Makes the cluster at the first start; an interrupted attempt leaves nothing that is kept. */
  void prepare() throws IOException {
    OwnFiles.directory(data.resolve("logs"));
    Path version = files().resolve("PG_VERSION");
    if (!Files.exists(version)) {
      create();
      return;
    }
    String found = Files.readString(version).strip();
    if (!found.equals(Integer.toString(PostgresBinaries.MAJOR))) {
      throw new EmbeddedServerException(
          "%s was written by PostgreSQL %s, this Daybook brings PostgreSQL %d: move the data with pg_dump and pg_restore, or use another directory."
              .formatted(files(), found, PostgresBinaries.MAJOR));
    }
  }

  private void create() throws IOException {
    LOG.info("Creating the files of PostgreSQL in {}", files());
    Path fresh = data.resolve("cluster.new");
    Directories.delete(fresh);
    Path password = writePassword();
    Shell.Result result =
        programs.initdb(
            log("initdb.log"),
            List.of(
                "--pgdata=" + fresh,
                "--username=" + USER,
                "--pwfile=" + password,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                // The same order and case on every system, whatever locales it has.
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8"));
    if (!result.ok()) {
      throw new EmbeddedServerException("PostgreSQL's initdb failed:\n" + result.output());
    }
    Files.move(fresh, files(), StandardCopyOption.ATOMIC_MOVE);
  }

  private Path writePassword() throws IOException {
    return Files.writeString(OwnFiles.file(data.resolve("password")), RandomSecret.next());
  }

  /** The running server of these files, if there is one. */
  Optional<ProcessHandle> server() {
    return SERVERS.processes(files()).stream().filter(ProcessHandle::isAlive).findFirst();
  }

  /** Host and port of the running server. */
  String endpoint() throws IOException {
    List<String> lines = Files.readAllLines(mark());
    if (lines.size() < 6) {
      throw new IOException("the running server has not said in " + mark() + " where it answers");
    }
    return lines.get(5).strip() + ":" + lines.get(3).strip();
  }

  /** Stops a server that a killed Daybook left behind, and removes a mark that says nothing. */
  void takeOver() throws IOException {
    Optional<ProcessHandle> left = server();
    if (left.isPresent()) {
      LOG.info("A PostgreSQL of an earlier run (process {}) is stopped first", left.get().pid());
      stop(left.get());
    } else if (Files.exists(mark()) && !isOfDeadProcess()) {
      LOG.warn("{} is removed: no PostgreSQL runs on these files", mark());
      Files.delete(mark());
    }
  }

  /**
   * Whether the mark was left by a server that was killed, which PostgreSQL knows best how to
   * judge. It would refuse to start beside one that is torn, or whose number is somebody else's
   * since a reboot.
   */
  private boolean isOfDeadProcess() throws IOException {
    String number =
        Files.readString(mark(), StandardCharsets.ISO_8859_1).lines().findFirst().orElse("");
    return number.strip().matches("[0-9]{1,9}")
        && ProcessHandle.of(Long.parseLong(number.strip()))
            .filter(ProcessHandle::isAlive)
            .isEmpty();
  }

  private Path mark() {
    return files().resolve("postmaster.pid");
  }

  /** Fast shutdown, then immediate, then kill: every step is safe for the data. */
  void stop(ProcessHandle server) {
    for (String signal : List.of("INT", "QUIT", "KILL")) {
      Shell.signal(signal, server);
      if (ended(server)) {
        return;
      }
      LOG.warn("PostgreSQL did not end {} s after SIG{}", STOP_SECONDS, signal);
    }
  }

  private static boolean ended(ProcessHandle process) {
    try {
      process.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (InterruptedException | ExecutionException e) {
      throw new EmbeddedServerException("Interrupted while PostgreSQL stopped", e);
    }
  }
}
