package io.daybook.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedPostgresTest {
  @TempDir private Path data;

  private final CompletableFuture<ServerDeath> death = new CompletableFuture<>();

  @Test
  void keepsEveryCommitOnDiskAndAnswersOnLoopbackOnly() throws SQLException {
    try (EmbeddedPostgres postgres = start()) {
      assertThat(show(postgres, "fsync")).isEqualTo("on");
      assertThat(show(postgres, "synchronous_commit")).isEqualTo("on");
      assertThat(show(postgres, "full_page_writes")).isEqualTo("on");
      assertThat(show(postgres, "listen_addresses")).isEqualTo("127.0.0.1");
      assertThat(show(postgres, "server_version")).startsWith("18.");
    }
  }

  @Test
  void asksForThePasswordThatOnlyTheOwnerCanRead() throws Exception {
    try (EmbeddedPostgres postgres = start()) {
      PostgresAddress address = postgres.address();
      PostgresAddress guessed = new PostgresAddress(address.jdbcUrl(), address.user(), "guessed");

      assertThatThrownBy(guessed::connect).isInstanceOf(SQLException.class);
      assertThat(
              PosixFilePermissions.toString(
                  Files.getPosixFilePermissions(data.resolve("password"))))
          .isEqualTo("rw-------");
      assertThat(address.toString()).doesNotContain(address.password());
    }
  }

  @Test
  void keepsItsDataOverAnOrderlyStop() throws SQLException {
    try (EmbeddedPostgres postgres = start()) {
      write(postgres);
    }
    try (EmbeddedPostgres postgres = start()) {
      assertThat(rows(postgres)).isEqualTo(1);
    }
    assertThat(death).isNotDone();
  }

  @Test
  void saysWhenItDiesAndGoesOnWithItsDataOnTheSamePort() throws Exception {
    try (EmbeddedPostgres postgres = start()) {
      write(postgres);
      String url = postgres.address().jdbcUrl();

      postgres.process().destroyForcibly();

      assertThat(death.get(20, TimeUnit.SECONDS).server()).isEqualTo("PostgreSQL");
      postgres.restart();
      assertThat(postgres.address().jdbcUrl()).isEqualTo(url);
      assertThat(rows(postgres)).isEqualTo(1);
    }
  }

  @Test
  void forgetsTheStaleMarkOfAProcessNumberThatBelongsToSomeoneElse() throws Exception {
    try (EmbeddedPostgres postgres = start()) {
      write(postgres);
    }
    String stranger = Long.toString(ProcessHandle.current().pid());
    Files.writeString(data.resolve("cluster/postmaster.pid"), stranger + "\n/elsewhere\n");

    try (EmbeddedPostgres postgres = start()) {
      assertThat(rows(postgres)).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "12", "4294967296\n", "99999999999999999999\n", "no number\n"})
  void startsBesideAMarkThatIsTorn(String torn) throws Exception {
    try (EmbeddedPostgres postgres = start()) {
      write(postgres);
    }
    Files.writeString(data.resolve("cluster/postmaster.pid"), torn);

    try (EmbeddedPostgres postgres = start()) {
      assertThat(rows(postgres)).isEqualTo(1);
    }
  }

  @Test
  void findsAServerOfAnEarlierRunWithoutItsMark() throws Exception {
    try (EmbeddedPostgres left = start()) {
      write(left);
      ProcessHandle earlier = left.process();
      Files.writeString(data.resolve("cluster/postmaster.pid"), "");

      try (EmbeddedPostgres postgres = start()) {
        assertThat(earlier.isAlive()).isFalse();
        assertThat(rows(postgres)).isEqualTo(1);
      }
    }
  }

  @Test
  void tellsWhereTheRunningServerAnswersUnlessItsMarkIsTorn() throws Exception {
    try (EmbeddedPostgres postgres = start()) {
      assertThat(EmbeddedPostgres.running(data)).contains(postgres.address());

      Files.writeString(data.resolve("cluster/postmaster.pid"), "12");

      assertThatThrownBy(() -> EmbeddedPostgres.running(data))
          .isInstanceOf(EmbeddedServerException.class);
    }
    assertThat(EmbeddedPostgres.running(data)).isEmpty();
  }

  @Test
  void runsInADirectoryOfAnyName() throws Exception {
    Path odd = data.resolve("it's \"the\" $HOME of `id` \\ ${x} & more");

    try (EmbeddedPostgres postgres =
        EmbeddedPostgres.start(PostgresOptions.in(odd), death::complete)) {
      write(postgres);
      assertThat(rows(postgres)).isEqualTo(1);
      assertThat(EmbeddedPostgres.running(odd)).contains(postgres.address());
    }
    assertThat(odd.resolve("logs/server.log")).isNotEmptyFile();
  }

  @Test
  void keepsItsFilesToItself() throws Exception {
    start().close();

    assertThat(FileModes.openToOthers(data)).isEmpty();
  }

  @Test
  void refusesTheDataOfAnotherMajorVersion() throws Exception {
    Files.createDirectories(data.resolve("cluster"));
    Files.writeString(data.resolve("cluster/PG_VERSION"), "16\n");

    assertThatThrownBy(this::start)
        .isInstanceOf(EmbeddedServerException.class)
        .hasMessageContaining("was written by PostgreSQL 16")
        .hasMessageContaining("pg_dump");
  }

  private EmbeddedPostgres start() {
    return EmbeddedPostgres.start(PostgresOptions.in(data), death::complete);
  }

  private static void write(EmbeddedPostgres postgres) throws SQLException {
    try (Connection connection = postgres.address().connect();
        Statement statement = connection.createStatement()) {
      statement.execute("create table kept as select 1 as n");
    }
  }

  private static int rows(EmbeddedPostgres postgres) throws SQLException {
    return Integer.parseInt(ask(postgres, "select count(*) from kept"));
  }

  private static String show(EmbeddedPostgres postgres, String setting) throws SQLException {
    return ask(postgres, "show " + setting);
  }

  private static String ask(EmbeddedPostgres postgres, String sql) throws SQLException {
    try (Connection connection = postgres.address().connect();
        Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(sql)) {
      answer.next();
      return answer.getString(1);
    }
  }
}
