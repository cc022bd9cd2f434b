package io.daybook.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.embedded.DataLock;
import io.daybook.embedded.EmbeddedPostgres;
import io.daybook.embedded.PostgresOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ImportCommandTest {
  private static final String FLOW =
      "{\"kind\":\"flow\",\"ref\":\"flow:0\",\"body\":{\"name\":\"etl\"}}";
  private static final String DEPLOYMENT =
      "{\"kind\":\"deployment\",\"body\":{\"name\":\"%s\",\"flow_id\":{\"$ref\":\"flow:0\"}}}";
  private static final String RUN =
      "{\"kind\":\"flow_run\",\"body\":{\"flow_id\":{\"$ref\":\"flow:0\"}}}";

  @TempDir private Path directory;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void startsTheDatabaseOfADirectoryThatNoServerUsesAndSaysWhatItDid() throws IOException {
    Path file = file(FLOW, DEPLOYMENT.formatted("a"), RUN);

    assertThat(daybookImport(file)).isZero();
    assertThat(out.toString())
        .contains("3 lines in ")
        .contains("3 written, 0 there already, 0 bad; 3 events")
        .contains("./daybook serve");

    assertThat(daybookImport(file)).isZero();
    assertThat(out.toString()).contains("imported already");
  }

  @Test
  void writesBesideARunningServerAndNamesBadLines() throws Exception {
    Path file = file(FLOW, DEPLOYMENT.formatted("a"), "{}", DEPLOYMENT.formatted("b"));
    try (DataLock _ = DataLock.acquire(data());
        EmbeddedPostgres running =
            EmbeddedPostgres.start(PostgresOptions.in(data().resolve("postgres")), death -> {})) {

      assertThat(daybookImport(file)).isEqualTo(1);

      assertThat(err.toString()).contains("line 3: body.kind: Field required");
      assertThat(out.toString()).contains("1 bad").doesNotContain("./daybook serve");
      assertThat(deployments(running)).isEqualTo(2);
    }
  }

  @Test
  void saysThatThereIsNoFile() {
    assertThat(daybookImport(directory.resolve("gone.ndjson"))).isEqualTo(1);
    assertThat(err.toString()).contains("There is no file").contains("gone.ndjson");
  }

  private int daybookImport(Path file) {
    CommandLine command =
        DaybookMain.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    return command.execute("import", file.toString(), "--data", data().toString());
  }

  private Path data() {
    return directory.resolve("data");
  }

  private Path file(String... lines) throws IOException {
    return Files.write(directory.resolve("import.ndjson"), List.of(lines));
  }

  private static int deployments(EmbeddedPostgres postgres) throws SQLException {
    try (Connection connection = postgres.address().connect();
        Statement statement = connection.createStatement();
        ResultSet count = statement.executeQuery("select count(*) from ledger.deployment")) {
      count.next();
      return count.getInt(1);
    }
  }
}
